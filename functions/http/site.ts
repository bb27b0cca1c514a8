import { Hono, type Context } from 'hono';
import type { LivePages } from '#functions/pages/live-pages.ts';
import type { EncodedContent, SiteFile, SiteFiles } from '#functions/ports.ts';
import { byteRange } from './byte-range.ts';
import { isKnown, readyContent, sendContent, type ReadyContent } from './send-content.ts';

/** The public site: pages with what is live in them, and the files they load. */
export const siteRoutes = (deps: { livePages: LivePages; files: SiteFiles }) =>
  new Hono().get('*', async (c) => {
    const path = c.req.path;
    const file = deps.files.get(path);
    if (file !== undefined) return sendFile(c.req.raw, file);

    const page = path.endsWith('.html') ? undefined : await deps.livePages.current(path);
    if (page !== undefined) return sendContent(c.req.raw.headers, readyPage(page));

    // A page's address ends with a slash; who leaves it out is shown the way.
    if (!path.endsWith('/') && (await deps.livePages.current(`${path}/`)) !== undefined)
      return c.redirect(`${path}/${new URL(c.req.url).search}`, 308);

    return notFound(c, deps.livePages);
  });

/** The page for an address that leads nowhere, with status 404. */
export const notFound = async (c: Context, livePages: LivePages): Promise<Response> => {
  const page = await livePages.current('/404.html');
  return page === undefined
    ? c.text('404', 404)
    : sendContent(c.req.raw.headers, readyNotFound(page));
};

/** Makes something of an object once, for as long as the object is there. */
const once = <Key extends object, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

const html = 'text/html; charset=utf-8';

/** A page as everyone is shown it. */
export const readyPage = once<EncodedContent, ReadyContent>((content) =>
  readyContent(content, { status: 200, contentType: html, cacheControl: 'no-cache' }),
);

const readyNotFound = once<EncodedContent, ReadyContent>((content) =>
  readyContent(content, { status: 404, contentType: html, cacheControl: 'no-store' }),
);

/** A file of the site as it is served whole. */
export const readyFile = once<SiteFile, ReadyContent>(({ content, contentType, immutable }) =>
  readyContent(content, {
    status: 200,
    contentType,
    cacheControl: immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    ranges: true,
  }),
);

/** A whole file in the best coding; a piece of it always of its plain bytes, whose length it tells. */
const sendFile = ({ method, headers: asked }: Request, file: SiteFile): Response => {
  const ready = readyFile(file);
  const { etag, whole } = ready.answers.identity;
  const { headers } = whole;
  const body = file.content.identity;
  const mayBePart = method === 'GET' && (asked.get('if-range') ?? etag) === etag;
  const range = byteRange(mayBePart ? asked.get('range') : null, body.length);
  if (range.kind === 'whole') return sendContent(asked, ready);
  if (isKnown(asked.get('if-none-match'), etag)) return sendContent(asked, plainOnly(ready));
  if (range.kind === 'unsatisfiable')
    return answerPart(416, new Uint8Array(), `bytes */${body.length}`, headers);
  const { first, last } = range;
  const part = body.slice(first, last + 1);
  return answerPart(206, part, `bytes ${first}-${last}/${body.length}`, headers);
};

const answerPart = (
  status: 206 | 416,
  part: Uint8Array<ArrayBuffer>,
  range: string,
  headers: Readonly<Record<string, string>>,
): Response =>
  new Response(part, {
    status,
    headers: { ...headers, 'content-length': String(part.length), 'content-range': range },
  });

const plainOnly = (ready: ReadyContent): ReadyContent => ({ ...ready, codings: [] });
