import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { sitemapXml } from '#src/finding/sitemap.ts';

/** A sitemap needs whole addresses: there is none while the site's own is not known (SITE_URL). */
export const getStaticPaths: GetStaticPaths = () =>
  import.meta.env.SITE ? [{ params: { sitemap: 'sitemap' } }] : [];

/** Every page that search engines may show. */
export const GET: APIRoute = async ({ site }) => {
  if (site === undefined) return new Response(null, { status: 404 });
  const entries = await getCollection('pages');
  const updatedById = new Map(entries.map(({ id, data }) => [id, data.updated]));
  return new Response(
    sitemapXml(site, ({ slug, locale }) =>
      updatedById.get(`${locale}/${slug}`)?.toISOString().slice(0, 10),
    ),
  );
};
