import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { contentDigest } from '#functions/pages/content-digest.ts';
import { brotliWindow } from '#functions/ports/brotli-window.ts';
import type { ContentCoding } from '#functions/ports.ts';
import { contentTypeOf } from './content-types.ts';
import { filesIn } from './files-in.ts';

/** What the manifest says of one file of the built site. `path` is its address: `/klagomal/`, `/_astro/x.css`. */
interface PackedFile {
  path: string;
  /** Where it stands below the folder of the site, and below `packed` with a coding behind its name. */
  file: string;
  page: boolean;
  contentType: string;
  digest: string;
  immutable: boolean;
  codings: ContentCoding[];
}

/** Files whose names hold what is in them: styles, scripts and the pictures of `src/pages/social`. */
const namedByContent = /^\/(_astro|social)\//;

/**
 * After `astro build`, as the last integration: packs every file as tightly as time allows into a folder
 * `packed` beside the site, once, with a `manifest.json` of what there is. A coding that does not make
 * a file smaller is left out.
 */
export const packedSite = (): AstroIntegration => ({
  name: 'besked:packed-site',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const files = await packSite(fileURLToPath(dir));
      logger.info(`${files.length} files are packed`);
    },
  },
});

/** Packs the site in a folder; what was packed before is removed. */
export const packSite = async (site: string): Promise<PackedFile[]> => {
  const packed = join(dirname(join(site, '.')), 'packed');
  await rm(packed, { recursive: true, force: true });
  const names = await filesIn(site);
  const encoders = encodersOf(qualityFor(names.length));
  const files = await Promise.all(names.map((file) => pack(site, packed, file, encoders)));
  await mkdir(packed, { recursive: true });
  await writeFile(join(packed, 'manifest.json'), `${JSON.stringify(files, undefined, 1)}\n`);
  return files;
};

const pack = async (
  site: string,
  packed: string,
  file: string,
  encoders: readonly Encoder[],
): Promise<PackedFile> => {
  const bytes = new Uint8Array(await readFile(join(site, file)));
  const path = `/${file}`;
  const codings: ContentCoding[] = [];
  await mkdir(dirname(join(packed, file)), { recursive: true });
  for (const [coding, encode] of alreadyPacked.test(path) ? [] : encoders) {
    const encoded = await encode(bytes);
    if (encoded.length >= bytes.length) continue;
    await writeFile(join(packed, `${file}.${coding}`), encoded);
    codings.push(coding);
  }
  return {
    path: path.replace(/\/index\.html$/, '/'),
    file,
    page: file.endsWith('.html'),
    contentType: contentTypeOf(path),
    digest: await contentDigest(bytes),
    immutable: namedByContent.test(path),
    codings,
  };
};

type Encoder = readonly [ContentCoding, (bytes: Uint8Array) => Promise<Uint8Array>];

/** Pictures that no coding makes smaller; trying takes longer than a page. */
const alreadyPacked = /\.png$/;

/** Up to how many files Brotli may take its time. */
const smallSite = 200;

/**
 * Brotli's best, 11, takes thrice the time of 10 for 2 % less: no build is to wait for it. 10 takes 11 ms a
 * page, 9 not one for 6 % more: a site of a thousand pages is not to wait for that either.
 */
const qualityFor = (files: number): number => (files > smallSite ? 9 : 10);

const encodersOf = (quality: number): readonly Encoder[] => [
  [
    'br',
    (bytes) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_LGWIN]: brotliWindow(bytes.length),
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  ],
  ['gzip', (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION })],
];
