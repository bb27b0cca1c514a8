import { locales } from '#domain/locale.ts';
import { isAnswerPage, pageSlugs, pathOf, type Place } from '#src/routes.ts';
import { alternates } from './alternates.ts';

/** Every page that search engines may show, in every language. */
export const indexablePages: readonly Place[] = pageSlugs
  .filter((slug) => !isAnswerPage(slug))
  .flatMap((slug) => locales.map((locale) => ({ slug, locale })));

/**
 * A sitemap (sitemaps.org 0.9) of a site: every indexable page with its other languages and the day its
 * text last changed ("2026-11-22").
 */
export const sitemapXml = (site: URL, changed: (page: Place) => string | undefined): string => {
  const at = (path: string) => new URL(path, site).href;
  const urls = indexablePages.map((page) => {
    const day = changed(page);
    const links = alternates(page.slug).map(
      ({ hreflang, path }) =>
        `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${at(path)}"/>`,
    );
    const lastmod = day === undefined ? '' : `<lastmod>${day}</lastmod>`;
    return `<url><loc>${at(pathOf(page.slug, page.locale))}</loc>${lastmod}${links.join('')}</url>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" ' +
    `xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`
  );
};
