import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { contentDigest } from '#functions/pages/content-digest.ts';
import { builtFiles, builtPages, readBuilt } from './built-pages.ts';

const { pages, files, compress } = readBuiltSite('.build');
const pagePaths = new Set(builtPages().map(({ path }) => path));
const otherFiles = builtFiles().filter((path) => !path.endsWith('.html'));

describe('the packed site', () => {
  it('holds every file that was built, byte for byte in each coding', async () => {
    for (const path of otherFiles) {
      const content = files.get(path)?.content;
      const bytes = new Uint8Array(readBuilt(path));
      expect(new Uint8Array(content?.identity ?? []), path).toEqual(bytes);
      expect(content?.digest, path).toBe(await contentDigest(bytes));
      if (content?.br !== undefined)
        expect(new Uint8Array(brotliDecompressSync(content.br)), path).toEqual(bytes);
      if (content?.gzip !== undefined)
        expect(new Uint8Array(gunzipSync(content.gzip)), path).toEqual(bytes);
    }
  });

  it('keeps styles and scripts tightly, under names that hold their content', () => {
    const assets = otherFiles.filter((path) => /\.(css|js)$/.test(path));
    expect(assets.length).toBeGreaterThan(0);
    for (const path of assets) {
      const { content, immutable } = files.get(path) ?? {};
      expect(immutable, path).toBe(true);
      expect(content?.br?.length ?? Infinity, path).toBeLessThan(content?.gzip?.length ?? 0);
    }
  });

  it('gives a page that is as it was built the codings of the build', async () => {
    for (const { path, plain } of builtPages()) {
      expect(await pages.get(path), path).toBeDefined();
      const identity = new Uint8Array(Buffer.from(plain));
      const packed = await compress({ identity, digest: await contentDigest(identity) });
      const file = path.endsWith('/') ? `${path}index.html` : path;
      const atBuild = readFileSync(join('.build/packed', `${file}.br`));
      expect(Buffer.from(packed.br ?? []).equals(atBuild), path).toBe(true);
    }
  });

  it('serves no page as a file', () => {
    for (const path of pagePaths) expect(files.get(path)).toBeUndefined();
    expect(files.get('/index.html')).toBeUndefined();
  });
});
