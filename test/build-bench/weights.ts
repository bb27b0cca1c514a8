import { brotliCompressSync } from 'node:zlib';
import { attributes, builtPages, readBuilt } from '#test/site/built-pages.ts';

/** What a page weighs in Brotli, by kind. Bytes. */
export interface PageWeight {
  path: string;
  html: number;
  css: number;
  js: number;
}

/** How many bytes Brotli makes of a content at its best. */
export const brotliWeight = (content: string | Buffer): number =>
  brotliCompressSync(content).length;

/** The paths of the stylesheets, or scripts, that a page loads. */
export const loadedFiles = (html: string, ending: '.css' | '.js'): string[] =>
  ['href', 'src'].flatMap((name) => attributes(html, name)).filter((path) => path.endsWith(ending));

/** The built pages and what each loads, the heaviest first; with `full`, with everything live on them. */
export const pageWeights = (which: 'plain' | 'full'): PageWeight[] =>
  builtPages()
    .map(({ path, [which]: html }) => {
      const weighed = (ending: '.css' | '.js'): number =>
        loadedFiles(html, ending)
          .map((file) => brotliWeight(readBuilt(file)))
          .reduce((sum, bytes) => sum + bytes, 0);
      return { path, html: brotliWeight(html), css: weighed('.css'), js: weighed('.js') };
    })
    .sort((one, other) => total(other) - total(one));

/** HTML and CSS together: what has to arrive before anything is painted. */
export const total = ({ html, css }: PageWeight): number => html + css;
