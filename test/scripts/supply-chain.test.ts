import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

const run = (script: string, given: string[] = [], env: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { env: { ...process.env, ...env } };
    execFile(process.execPath, [`scripts/${script}`, ...given], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });

const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'besked-scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A project with these packages installed, by their licence; what is not installed has none there. */
const projectWith = (
  packages: Record<string, { locked?: string; own?: unknown; dev?: boolean }>,
) => {
  const folder = emptyFolder();
  const locked: Record<string, unknown> = { '': {} };
  for (const [name, { locked: license, own, dev }] of Object.entries(packages)) {
    locked[`node_modules/${name}`] = { version: '1.0.0', license, dev };
    if (own === undefined) continue;
    mkdirSync(join(folder, 'node_modules', name), { recursive: true });
    const description = JSON.stringify({ name, license: own });
    writeFileSync(join(folder, 'node_modules', name, 'package.json'), description);
  }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
  return folder;
};

describe('the licences of what ships', () => {
  it('are all on the list', async () => {
    const { code, out, err } = await run('licences.mjs');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('MIT');
  });

  it.each([
    ['a licence that is not on the list', { own: 'GPL-3.0-only' }],
    ['no licence', { own: '' }],
    ['none at all', {}],
    ['one that the lockfile hides', { locked: 'MIT', own: 'AGPL-3.0-only' }],
    ['two, of which one is not on the list', { own: '(MIT AND GPL-2.0-only)' }],
    ['one that is another package’s exception', { own: 'MPL-2.0' }],
  ])('are refused for %s', async (_, licence) => {
    const { code, err } = await run('licences.mjs', [projectWith({ odd: licence })]);
    expect(code).toBe(1);
    expect(err).toMatch(/^odd 1\.0\.0: /);
  });

  it.each([
    ['a choice', { own: '(GPL-2.0-only OR MIT)' }],
    ['the old form', { own: { type: 'ISC' } }],
    ['another platform’s package', { locked: 'Apache-2.0' }],
    ['what only develops', { own: 'GPL-3.0-only', dev: true }],
  ])('are right for %s', async (_, licence) => {
    expect((await run('licences.mjs', [projectWith({ fine: licence })])).code).toBe(0);
  });
});

const billSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: z.object({ name: z.literal('besked') }) }),
  components: z.array(z.object({ name: z.string(), licenses: z.array(z.unknown()).min(1) })),
});

it('the bill of materials names what runs with its licence, and nothing that only tests', async () => {
  const file = join(emptyFolder(), 'sbom.json');
  expect((await run('sbom.mjs', [file])).code).toBe(0);
  const { components } = billSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const names = components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['hono', 'zod', 'resend', 'temporal-polyfill']));
  expect(names).not.toContain('vitest');
});

describe('the audit', () => {
  const registry = async (status: number, answer: unknown): Promise<Record<string, string>> => {
    const server = createServer((request, response) => {
      // npm asks for the package that is weak, and for those that bring it along.
      const name = decodeURIComponent((request.url ?? '').slice(1));
      const content = request.method === 'POST' ? answer : { name, versions: {} };
      request.resume().on('end', () => response.writeHead(status).end(JSON.stringify(content)));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return { npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_fetch_retries: '0' };
  };

  it('says in one line that its endpoint does not answer, and fails nothing', async () => {
    const { code, out } = await run('audit.mjs', [], await registry(405, {}));
    expect(code).toBe(0);
    expect(out).toBe(
      'npm audit: its endpoint did not answer, so nothing was checked (405 Method Not Allowed).\n',
    );
  });

  it('is content where nothing is known, and fails where something is', async () => {
    const none = await run('audit.mjs', [], await registry(200, {}));
    expect([none.code, none.out]).toEqual([0, 'npm audit: 0 known weaknesses in what ships.\n']);
    const advisory = {
      id: 1,
      title: 'A weakness',
      severity: 'high',
      url: 'https://example.test/1',
      vulnerable_versions: '*',
      cwe: [],
      cvss: { score: 0, vectorString: null },
    };
    const one = await run('audit.mjs', [], await registry(200, { hono: [advisory] }));
    expect(one.code).toBe(1);
    expect(one.out).toMatch(/high\s+hono/);
  });
}, 60_000);
