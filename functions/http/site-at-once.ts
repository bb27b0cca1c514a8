import { getPath } from 'hono/utils/url';
import type { LivePages } from '#functions/pages/live-pages.ts';
import type { SiteFiles } from '#functions/ports.ts';
import { steadyMs } from '#functions/ports/steady-time.ts';
import type { Answer } from './answer-first.ts';
import type { RequestTallies } from './request-tallies.ts';
import { chooseAnswer, withWait, type ReadyAnswer, type ReadyContent } from './send-content.ts';
import { readyFile, readyPage } from './site.ts';

/** What the site answers a plain GET with, if that can be said without routing. */
export interface ReadySite {
  /**
   * A file, or a page that has been rendered before and is the same for everyone. `undefined`: its route
   * must be asked. A promise settles when what is live has been read; it rejects as reading a page does.
   */
  find: (path: string) => ReadyContent | Promise<ReadyContent | undefined> | undefined;
  /** Chooses the answer to who asked with these headers, and counts it; `waitedMs` is for what was promised. */
  choose: (path: string, content: ReadyContent, asked: AskedFor, waitedMs?: number) => ReadyAnswer;
}

/** The headers of a request that choose among answers; `null`: it has none. */
export interface AskedFor {
  acceptEncoding: string | null;
  ifNoneMatch: string | null;
}

/**
 * What is asked for most, reads of files and of pages, as their route answers them but without the way
 * there: routing and guards that such a read passes anyway cost more than the answer itself.
 */
export const readySite = ({
  livePages,
  files,
  tallies,
  lookupMs,
}: {
  livePages: LivePages;
  files: SiteFiles;
  tallies: Pick<RequestTallies, 'site'>;
  /** How long the last look for notices took. */
  lookupMs: () => number;
}): ReadySite => ({
  find: (path) => {
    if (!path.endsWith('/')) {
      const file = files.get(path);
      return file && readyFile(file);
    }
    const page = livePages.known(path);
    if (page === undefined) return undefined;
    return 'digest' in page
      ? readyPage(page)
      : page.then((content) => content && readyPage(content));
  },
  choose: (path, content, { acceptEncoding, ifNoneMatch }, waitedMs = 0) => {
    const answer = chooseAnswer(content, acceptEncoding, ifNoneMatch);
    tallies.site(path).add(answer.status, answer.body?.length ?? 0, waitedMs / 1000);
    return withWait(answer, Math.min(waitedMs, lookupMs()));
  },
});

/** Answers what is ready on the site at once. All else is `next`'s: also pieces of files, and queries. */
export const siteAtOnce =
  (ready: ReadySite) =>
  (next: () => Answer, request: Request): Answer => {
    const { method, url, headers } = request;
    if (method !== 'GET' || url.includes('?') || headers.has('range')) return next();
    const path = getPath(request);
    const content = ready.find(path);
    if (content === undefined) return next();
    const send = (found: ReadyContent, waitedMs?: number): Response => {
      const asked = {
        acceptEncoding: headers.get('accept-encoding'),
        ifNoneMatch: headers.get('if-none-match'),
      };
      const { body, ...how } = ready.choose(path, found, asked, waitedMs);
      return new Response(body, how);
    };
    if ('answers' in content) return send(content);
    const askedAt = steadyMs();
    return content.then((found) => (found ? send(found, steadyMs() - askedAt) : next()), next);
  };
