import { getPath } from 'hono/utils/url';
import type { LivePages } from '#functions/pages/live-pages.ts';
import type { SiteFiles } from '#functions/ports.ts';
import type { Answer } from './answer-first.ts';
import { sendFile, sendPage } from './site.ts';

/**
 * Answers what is asked for most, reads of files and of pages that everyone is shown, as their route
 * does but without the way there: routing and guards that such a read passes anyway cost more than the
 * answer itself. All else is `next`'s, and the first read of a page too.
 */
export const siteAtOnce =
  ({ livePages, files }: { livePages: LivePages; files: SiteFiles }) =>
  (next: () => Answer, request: Request): Answer => {
    if (request.method !== 'GET') return next();
    const path = getPath(request);
    if (!path.endsWith('/')) {
      const file = files.get(path);
      return file === undefined ? next() : sendFile(request, file);
    }
    // What is asked behind the address may be answered on the page: its route knows.
    const page = request.url.includes('?') ? undefined : livePages.known(path);
    if (page === undefined) return next();
    if ('digest' in page) return sendPage(request.headers, page);
    return page.then((content) => (content ? sendPage(request.headers, content) : next()), next);
  };
