import type { RequestListener } from 'node:http';
import type { ReadyContent } from '#functions/http/send-content.ts';
import type { ReadySite } from '#functions/http/site-at-once.ts';

/**
 * Answers what is ready on the site on Node's own response, as `siteAtOnce` does with a `Response`: making
 * that and a `Request` takes as long as the answer itself. All else is `listener`'s.
 */
export const nodeAtOnce =
  (ready: ReadySite, listener: RequestListener): RequestListener =>
  (request, response) => {
    const { method, url = '', headers } = request;
    // An absolute address (RFC 9112 section 3.2.2) is as rare as it is lawful.
    if (method !== 'GET' || !url.startsWith('/') || url.includes('?') || 'range' in headers)
      return listener(request, response);
    const content = ready.find(url);
    if (content === undefined) return listener(request, response);
    const send = (found: ReadyContent, waitedMs?: number): void => {
      const { 'accept-encoding': accepted, 'if-none-match': ifNoneMatch = null } = headers;
      const acceptEncoding = typeof accepted === 'string' ? accepted : null;
      const answer = ready.choose(url, found, { acceptEncoding, ifNoneMatch }, waitedMs);
      response.writeHead(answer.status, answer.headerList);
      response.end(answer.body ?? undefined);
    };
    if ('answers' in content) return send(content);
    const askedAt = performance.now();
    content.then(
      (found) => (found ? send(found, performance.now() - askedAt) : listener(request, response)),
      () => listener(request, response),
    );
  };
