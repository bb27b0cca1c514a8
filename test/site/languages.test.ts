import { describe, expect, it } from 'vitest';
import { defaultLocale, locales } from '#domain/locale.ts';
import { isAnswerPage, pageSlugs, pathOf } from '#src/routes.ts';
import { allPaths } from '#test/all-paths.ts';
import { attributes, builtFiles, builtPages } from './built-pages.ts';

const addressKnown = builtFiles().includes('/sitemap.xml');
const plainByPath = new Map(builtPages().map(({ path, plain }) => [path, plain]));
const plainAt = (path: string): string => plainByPath.get(path) ?? '';

/** The alternates of a page: [language, address] pairs. */
const alternates = (html: string): (string | undefined)[][] =>
  Array.from(
    html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g),
    ([, language, href = '']) => [language, new URL(href, 'https://site.test').pathname],
  );

describe('the pages of the table', () => {
  it('are all built, with nothing beside them but the page for what is missing', () => {
    expect([...plainByPath.keys()].sort()).toEqual([...allPaths, '/404.html'].sort());
  });

  const cases = pageSlugs.flatMap((slug) => locales.map((locale) => ({ slug, locale })));
  describe.each(cases)('$slug in $locale', ({ slug, locale }) => {
    const html = plainAt(pathOf(slug, locale));

    it('says its language and leads to its twin', () => {
      expect(html).toContain(`<html lang="${locale}">`);
      const links = Array.from(
        html.matchAll(/<a class="language" href="([^"]+)"/g),
        ([, to]) => to,
      );
      expect(links).toEqual(
        locales.filter((other) => other !== locale).map((other) => pathOf(slug, other)),
      );
    });

    // A whole address is asked for, and there is none while the site's own is not known (SITE_URL).
    it('tells search engines of every language, or nothing if it is an answer to a request', () => {
      const expected = [
        ...locales.map((other) => [other, pathOf(slug, other)]),
        ['x-default', pathOf(slug, defaultLocale)],
      ];
      expect(alternates(html)).toEqual(isAnswerPage(slug) || !addressKnown ? [] : expected);
      expect(html.includes('<meta name="robots" content="noindex">')).toBe(isAnswerPage(slug));
    });

    it('has the same parts as its twins', () => {
      const parts = (page: string) =>
        attributes(page, 'name').filter((name) => !['viewport', 'robots'].includes(name));
      for (const other of locales) expect(parts(html)).toEqual(parts(plainAt(pathOf(slug, other))));
    });
  });

  it('have titles and descriptions of their own', () => {
    const htmls = [...plainByPath.values()];
    const titles = htmls.map((html) => /<title>([^<]*)/.exec(html)?.[1]);
    expect(new Set(titles).size).toBe(htmls.length);
    const described = htmls.map((html) => /name="description" content="([^"]*)/.exec(html)?.[1]);
    expect(new Set(described).size).toBe(htmls.length);
  });
});

describe('the page for what is missing', () => {
  it('speaks every language and is left out of searches', () => {
    const html = plainAt('/404.html');
    for (const locale of locales) expect(html).toContain(`<section lang="${locale}">`);
    expect(html).toContain('<meta name="robots" content="noindex">');
  });
});
