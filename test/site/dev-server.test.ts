import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { locales } from '#domain/locale.ts';
import { paperNames, paperPath } from '#i18n/papers.ts';
import { readPdf } from '#test/functions/paper/read-pdf.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const allPapers = paperNames.flatMap((name) => locales.map((locale) => paperPath(name, locale)));

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** Every class that a stylesheet draws. */
const drawnClasses = (): string[] =>
  readdirSync('src/styles')
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(join('src/styles', file), 'utf8').replace(/\/\*.*?\*\//gs, ''))
    .flatMap((css) =>
      Array.from(css.matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g), ([, name = '']) => name),
    );

describe('the live server of editors and developers', () => {
  let url = '';
  let end = async () => {};

  beforeAll(async () => {
    const port = await freePort();
    const dataDir = await mkdtemp(join(tmpdir(), 'besked-dev-'));
    url = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev'], {
      env: { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    end = async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    };
    let output = '';
    await new Promise<void>((ready, failed) => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(String(port))) ready();
      });
      child.once('exit', () => failed(new Error(output)));
    });
  }, 60_000);

  afterAll(() => end());

  it('fills the pages as Astro renders them', async () => {
    const html = await (await fetch(`${url}/`)).text();
    expect(html).toMatch(/data-state="(open|closed)"/);
    expect(html).not.toContain('<!--slot:');
    expect(html).not.toContain('data-fill=');
    const missing = await fetch(`${url}/finns-inte/`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('<h1');
  });

  it('shows every part and token of the design, in light and dark', async () => {
    const html = await (await fetch(`${url}/_design/`)).text();
    for (const scheme of ['light', 'dark']) expect(html).toContain(`data-scheme="${scheme}"`);
    const shown = new Set(
      Array.from(html.matchAll(/class="([^"]*)"/g), ([, names = '']) => names.split(' ')).flat(),
    );
    expect(drawnClasses().filter((name) => !shown.has(name))).toEqual([]);
    expect(html).not.toContain('<!--slot:');
  });

  it.each(allPapers)('prints %s when it is asked for', async (path) => {
    const answer = await fetch(url + path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { title, text } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(title).not.toBe('');
    expect(text.length).toBeGreaterThan(500);
  });

  it('takes a complaint and shows its e-mails, and its receipt as PDF', async () => {
    const sent = await fetch(`${url}/api/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        clientType: 'consumer',
        lastName: 'Öberg',
        email: 'oberg@example.test',
        description: 'Räntan drogs två gånger.',
      }),
    });
    expect(sent.status).toBe(201);
    const { receiptUrl } = z.object({ receiptUrl: z.string() }).parse(await sent.json());
    const pdf = await fetch(`${url}${new URL(receiptUrl).pathname}kvitto.pdf`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await expect
      .poll(async () => (await (await fetch(`${url}/_local/inbox.json`)).text()).length, {
        timeout: 10_000,
      })
      .toBeGreaterThan(1000);
  });
});
