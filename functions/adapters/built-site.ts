import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Pages, SiteFile, SiteFiles } from '#functions/ports.ts';

/**
 * The built site, read into memory once: `templates` holds the pages with their slots, `site` every
 * file as it is served. Throws if the folders are missing: the site has not been built.
 */
export const readBuiltSite = (folder: string): { pages: Pages; files: SiteFiles } => {
  const pages = new Map<string, string>();
  for (const [path, file] of filesIn(join(folder, 'templates')))
    pages.set(pagePath(path), readFileSync(file, 'utf8'));

  const files = new Map<string, SiteFile>();
  for (const [path, file] of filesIn(join(folder, 'site'))) {
    if (pages.has(pagePath(path))) continue;
    const bytes = new Uint8Array(readFileSync(file));
    files.set(path, {
      bytes,
      contentType: contentTypes[extname(path)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      immutable: path.startsWith('/_astro/'),
    });
  }
  return {
    pages: { get: (path) => Promise.resolve(pages.get(path)) },
    files: { get: (path) => files.get(path) },
  };
};

/** `/klagomal/index.html` is the page `/klagomal/`; other pages keep their file name. */
const pagePath = (path: string): string => path.replace(/\/index\.html$/, '/');

const filesIn = (folder: string): [path: string, file: string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [`/${relative(folder, file).split(sep).join('/')}`, file];
    });

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};
