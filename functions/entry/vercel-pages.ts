import { next } from '@vercel/functions/middleware';
import { consoleLog as log } from '#functions/adapters/console-log.ts';
import { systemClock as clock } from '#functions/adapters/system-clock.ts';
import { createSite } from '#functions/app.ts';
import { siteFacts } from '#src/site-facts.ts';
import { noFiles, pagesOf, requestLines, vercelNotices, type VercelFetch } from './vercel-parts.ts';

/**
 * The middleware on Vercel: answers every page with what is live at that moment, from the built pages that
 * are bundled with it. Should anything of it be at fault, the page is served as it was built. Each request
 * has a site of its own: an edge runtime may let none wait for what another has begun.
 */
export const pagesMiddleware = (templates: Readonly<Record<string, string>>): VercelFetch => {
  const pages = pagesOf(templates);
  return async (request) => {
    try {
      const site = createSite({
        ...{ pages, files: noFiles, clock, siteFacts, log },
        noticeSource: vercelNotices(process.env['EDGE_CONFIG']),
        requestLog: requestLines(process.env['LOG_REQUESTS']?.trim(), log),
      });
      return await site.fetch(request);
    } catch (error) {
      log('page_not_filled', { error: error instanceof Error ? error.name : 'unknown' });
      return next();
    }
  };
};
