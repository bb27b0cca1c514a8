import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliWeight } from './weights.ts';

const wanted = 'govuk-frontend@6';

/** What a page with GOV.UK Frontend loads: its style and script in Brotli, its fonts as they are. Bytes. */
export interface FrontendWeight {
  version: string;
  css: number;
  js: number;
  fonts: number;
}

/** Fetches GOV.UK Frontend into a temporary folder and weighs it. Rejects where npm cannot reach it. */
export const weighGovukFrontend = async (): Promise<FrontendWeight> => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-govuk-'));
  try {
    const run = (program: string, ...given: string[]) =>
      promisify(execFile)(program, given, { cwd: folder });
    await run('npm', 'pack', wanted, '--silent');
    const [archive = ''] = await readdir(folder);
    await run('tar', '-xzf', archive);
    const dist = join(folder, 'package/dist/govuk');
    const fonts = join(dist, 'assets/fonts');
    const woff2 = (await readdir(fonts)).filter((name) => name.endsWith('.woff2'));
    const sizes = await Promise.all(
      woff2.map(async (name) => (await readFile(join(fonts, name))).length),
    );
    return {
      version: archive.replace(/^govuk-frontend-(.*)\.tgz$/, '$1'),
      css: brotliWeight(await readFile(join(dist, 'govuk-frontend.min.css'))),
      js: brotliWeight(await readFile(join(dist, 'govuk-frontend.min.js'))),
      fonts: sizes.reduce((sum, size) => sum + size, 0),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
