import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { locales } from '#domain/locale.ts';
import { words } from '#src/components/words.ts';
import { indexablePages } from '#src/finding/sitemap.ts';
import { llmsTxt } from '#src/finding/text-files.ts';
import { pathOf } from '#src/routes.ts';
import { siteFacts } from '#src/site-facts.ts';

/** The site in brief for language models. */
export const GET: APIRoute = async ({ site }) => {
  const entries = await getCollection('pages');
  const dataById = new Map(entries.map(({ id, data }) => [id, data]));
  const pagesByLanguage = locales.map((locale) => ({
    language: words[locale].site.languageName,
    pages: indexablePages
      .filter((page) => page.locale === locale)
      .flatMap(({ slug }) => {
        const data = dataById.get(`${locale}/${slug}`);
        if (data === undefined) return [];
        return [{ title: data.title, description: data.description, path: pathOf(slug, locale) }];
      }),
  }));
  return new Response(llmsTxt(siteFacts, site, pagesByLanguage));
};
