import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { freePort } from '../free-port.ts';
import { startPeer, type Peer } from '../pinned.ts';
import { fileAt } from './besked.ts';

const run = promisify(execFile);

const packages = z.object({ dependencies: z.record(z.string(), z.string()) });

/** An Astro site with one API route, built, in a folder outside the project. */
export interface AstroSite {
  folder: string;
  versions: string;
}

/**
 * Makes a site with Astro's own Node adapter and the one API route that it is compared by: the naive
 * way to take in a complaint. The adapter is none of Besked's packages, so npm fetches it into a folder
 * outside the project, once for each version of Astro. Rejects where npm cannot.
 */
export const buildAstroSite = async (): Promise<AstroSite> => {
  const own = packages.parse(JSON.parse(readFileSync(fileAt('../../../package.json'), 'utf8')));
  const { astro = 'latest', zod = 'latest' } = own.dependencies;
  const folder = join(tmpdir(), `besked-bench-astro-${astro}`);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('package.json', '{ "type": "module", "private": true }\n');
  write('astro.config.mjs', config);
  write('src/pages/api/complaints.ts', route);
  write('src/naive.ts', readFileSync(fileAt('naive.ts'), 'utf8'));
  const node = {
    cwd: folder,
    env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` },
  };
  const adapter = join(folder, 'node_modules', '@astrojs', 'node', 'package.json');
  if (!existsSync(adapter))
    await run(
      'npm',
      ['install', '--no-audit', '--no-fund', `astro@${astro}`, `zod@${zod}`, '@astrojs/node'],
      node,
    );
  await run(
    process.execPath,
    [join(folder, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build'],
    node,
  );
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(adapter, 'utf8')));
  return { folder, versions: `Astro ${astro}, @astrojs/node ${version}` };
};

/** Starts the built site, its database in `file`. */
export const startAstro = async (
  { folder }: AstroSite,
  file: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Peer> => {
  const port = await freePort();
  return startPeer({
    line: [process.execPath, join(folder, 'dist', 'server', 'entry.mjs')],
    cwd: folder,
    env: { HOST: '127.0.0.1', PORT: String(port), BENCH_FILE: file, ...env },
    ready: /(http:\/\/(?:127\.0\.0\.1|localhost):\d+)/,
  });
};

const config = `import { defineConfig } from 'astro/config';
import node from '@astrojs/node';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  // Posts of the bench carry no Origin.
  security: { checkOrigin: false },
});
`;

const route = `import type { APIRoute } from 'astro';
import { takeInNaively } from '../../naive.ts';

export const prerender = false;

const takeIn = takeInNaively(process.env.BENCH_FILE ?? '');

export const POST: APIRoute = async ({ request }) => {
  const location = takeIn(await request.text());
  return location === undefined
    ? new Response(null, { status: 422 })
    : new Response(null, { status: 303, headers: { location } });
};
`;
