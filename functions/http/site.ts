import { Hono, type Context } from 'hono';
import type { LivePage, LivePages } from '#functions/pages/live-pages.ts';
import type { SiteFile, SiteFiles } from '#functions/ports.ts';

/** The public site: pages with what is live in them, and the files they load. */
export const siteRoutes = (deps: { livePages: LivePages; files: SiteFiles }) =>
  new Hono().get('*', async (c) => {
    const path = c.req.path;
    const file = deps.files.get(path);
    if (file !== undefined) return sendFile(c, file);

    const page = path.endsWith('.html') ? undefined : await deps.livePages.render(path);
    if (page !== undefined) return sendPage(c, page);

    // A page's address ends with a slash; who leaves it out is shown the way.
    if (!path.endsWith('/') && (await deps.livePages.render(`${path}/`)) !== undefined)
      return c.redirect(`${path}/${new URL(c.req.url).search}`, 308);

    return notFound(c, deps.livePages);
  });

/** The page for an address that leads nowhere, with status 404. */
export const notFound = async (c: Context, livePages: LivePages): Promise<Response> => {
  const page = await livePages.render('/404.html');
  return page === undefined
    ? c.text('404', 404)
    : c.html(page.html, 404, { 'cache-control': 'no-store' });
};

const sendPage = (c: Context, page: LivePage): Response => {
  c.header('cache-control', 'no-cache');
  c.header('etag', page.etag);
  return isKnown(c, page.etag) ? c.body(null, 304) : c.html(page.html);
};

const sendFile = (c: Context, file: SiteFile): Response => {
  c.header(
    'cache-control',
    file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
  );
  c.header('etag', file.etag);
  if (isKnown(c, file.etag)) return c.body(null, 304);
  return c.body(file.bytes, 200, { 'content-type': file.contentType });
};

/** Whether the client holds this very content (RFC 9110 section 13.1.2, weak comparison). */
const isKnown = (c: Context, etag: string): boolean =>
  (c.req.header('if-none-match') ?? '')
    .split(',')
    .some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === etag);
