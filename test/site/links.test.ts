import { describe, expect, it } from 'vitest';
import { attributes, builtFiles, builtPages } from './built-pages.ts';

const pages = builtPages();
const idsByPath = new Map(pages.map(({ path, full }) => [path, new Set(attributes(full, 'id'))]));
const files = new Set(builtFiles());

/** What an internal link leads to, if nothing is there. */
const brokenLink = (from: string, href: string): string | undefined => {
  const url = new URL(href, `https://site.test${from}`);
  if (url.origin !== 'https://site.test') return undefined;
  const ids = idsByPath.get(url.pathname);
  if (ids === undefined) return files.has(url.pathname) ? undefined : `${href}: no such page`;
  const anchor = decodeURIComponent(url.hash.slice(1));
  return anchor === '' || ids.has(anchor) ? undefined : `${href}: no such place on the page`;
};

describe.each(pages)('$path', ({ path, full }) => {
  it('links only to pages, files and places that exist', () => {
    const broken = ['href', 'src']
      .flatMap((name) => attributes(full, name))
      .map((href) => brokenLink(path, href))
      .filter((fault) => fault !== undefined);
    expect(broken).toEqual([]);
  });

  it('posts forms to the functions only', () => {
    const actions = [...attributes(full, 'action'), ...attributes(full, 'formaction')];
    for (const action of actions)
      expect(action).toMatch(
        /^\/(api\/(complaints(\/check)?|questions|staff\/[a-z-]+)|personal\/.*|en\/staff\/.*)$/,
      );
  });

  it('has no id twice', () => {
    const ids = attributes(full, 'id');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('names only ids that exist in labels and descriptions', () => {
    const named = ['for', 'aria-describedby', 'aria-labelledby'].flatMap((name) =>
      attributes(full, name).flatMap((ids) => ids.split(' ')),
    );
    expect(named.filter((id) => idsByPath.get(path)?.has(id) !== true)).toEqual([]);
  });
});
