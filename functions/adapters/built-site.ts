import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contentCodings } from '#functions/ports.ts';
import type { Compress, EncodedContent, Pages, SiteFile, SiteFiles } from '#functions/ports.ts';
import { compressNow } from './built-site-codings.ts';

const manifestSchema = z.array(
  z.object({
    path: z.string(),
    file: z.string(),
    page: z.boolean(),
    contentType: z.string(),
    digest: z.string(),
    immutable: z.boolean(),
    codings: z.array(z.enum(contentCodings)),
  }),
);

type Entry = z.infer<typeof manifestSchema>[number];

/** The built site in memory: pages to be filled, files as they are, and the codings of what was built. */
export interface BuiltSite {
  pages: Pages;
  files: SiteFiles;
  /** Content that is as it was built costs nothing; other content is packed once by its caller. */
  compress: Compress;
}

/**
 * Reads the built site into memory, once, by the manifest that the build wrote: `templates` holds the
 * pages with their slots, `site` every file as it is served, `packed` its codings. Throws if the site
 * has not been built.
 */
export const readBuiltSite = (folder: string): BuiltSite => {
  const pages = new Map<string, string>();
  const files = new Map<string, SiteFile>();
  const byDigest = new Map<string, EncodedContent>();
  for (const entry of readManifest(folder)) {
    const { path, file, page, digest, contentType, immutable } = entry;
    const content = readContent(folder, entry);
    byDigest.set(digest, content);
    if (page) pages.set(path, readFileSync(join(folder, 'templates', file), 'utf8'));
    else files.set(path, { content, contentType, immutable });
  }
  return {
    pages: { get: (path) => Promise.resolve(pages.get(path)) },
    files: { get: (path) => files.get(path) },
    compress: async (content) => byDigest.get(content.digest) ?? compressNow(content),
  };
};

const readManifest = (folder: string): Entry[] => {
  const manifest = join(folder, 'packed', 'manifest.json');
  if (!existsSync(manifest))
    throw new Error(`The site has not been built (no ${manifest}): run npm run build.`);
  return manifestSchema.parse(JSON.parse(readFileSync(manifest, 'utf8')));
};

const readContent = (folder: string, { file, digest, codings }: Entry): EncodedContent => {
  const encoded = codings.map(
    (coding) => [coding, bytesOf(join(folder, 'packed', `${file}.${coding}`))] as const,
  );
  return { identity: bytesOf(join(folder, 'site', file)), digest, ...Object.fromEntries(encoded) };
};

const bytesOf = (file: string): Uint8Array<ArrayBuffer> => readFileSync(file);
