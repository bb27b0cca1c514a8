import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { pagePicture } from '#src/finding/page-picture.ts';
import { paintedPicture } from '#src/finding/social-picture.ts';
import { isAnswerPage, isPageSlug } from '#src/routes.ts';

/** One picture for each title of a page that can be found. */
export const getStaticPaths: GetStaticPaths = async () => {
  const entries = await getCollection('pages', ({ id }) => {
    const slug = id.split('/').at(-1) ?? '';
    return isPageSlug(slug) && !isAnswerPage(slug);
  });
  const titles = new Set(entries.map(({ data }) => data.title));
  return [...titles].map((title) => ({
    params: { picture: pagePicture(title).name },
    props: { title },
  }));
};

/** The picture beside links to a page. */
export const GET: APIRoute<{ title: string }> = async ({ props }) =>
  new Response(await paintedPicture(pagePicture(props.title)), {
    headers: { 'content-type': 'image/png' },
  });
