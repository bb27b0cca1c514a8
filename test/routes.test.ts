import { describe, expect, it } from 'vitest';
import { locales } from '#domain/locale.ts';
import { isPageSlug, pageSlugs, pathOf } from '#src/routes.ts';

describe('routes', () => {
  it('give every page in every language an address of its own, with a slash at both ends', () => {
    const paths = pageSlugs.flatMap((slug) => locales.map((locale) => pathOf(slug, locale)));
    expect(new Set(paths).size).toBe(pageSlugs.length * locales.length);
    for (const path of paths) expect(path).toMatch(/^\/([a-z-]+\/)*$/);
  });

  it('know a page by its name only', () => {
    expect(isPageSlug('arn')).toBe(true);
    for (const name of ['toString', '', 'ARN']) expect(isPageSlug(name)).toBe(false);
  });
});
