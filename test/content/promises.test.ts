import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageSources } from './page-source.ts';

const root = new URL('../../', import.meta.url);
const promises = readFileSync(new URL('docs/promises.md', root), 'utf8');

/** A page's Swedish text as one line, without components and marks. */
const textOf = (slug: string): string =>
  (pageSources.find((page) => page.locale === 'sv' && page.slug === slug)?.body ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/\]\([^)]*\)/g, '')
    .replace(/[*[\]]/g, '')
    .replace(/\s+/g, ' ');

/** The rows of the tables: the quotes (at each "…" a fact is left out) and the page they stand on. */
const rows = [...promises.matchAll(/^\| (.*?) +\| `([\w-]+)` +\|/gm)].map(
  ([, promise = '', slug = '']) => ({
    slug,
    quotes: [...promise.matchAll(/”([^”]+)”/g)].map(([, quote = '']) => quote),
  }),
);

describe('docs/promises.md', () => {
  it('has its tables where this test looks', () => {
    expect(rows.length).toBeGreaterThan(30);
  });

  it.each(rows)('quotes $slug: $quotes', ({ slug, quotes }) => {
    expect(quotes).not.toEqual([]);
    for (const part of quotes.flatMap((quote) => quote.split('…')))
      expect(textOf(slug)).toContain(part.trim());
  });

  it('names only files that exist', () => {
    const paths = [...promises.matchAll(/`((?:src|functions|test|content)\/[^`]+)`/g)];
    const missing = paths.filter(([, path = '']) => !existsSync(new URL(path, root)));
    expect(missing.map(([, path]) => path)).toEqual([]);
  });
});
