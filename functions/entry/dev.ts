import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { AstroIntegrationLogger } from 'astro';
import type { Connect, ViteDevServer } from 'vite';
import { formatFaults, parseConfig } from '#functions/config.ts';
import type { Pages } from '#functions/ports.ts';
import { composeLocal } from './compose-local.ts';

/** Marks a request of our own for a page with its slots unfilled, which Astro answers. */
const templateHeader = 'x-besked-template';

/**
 * Answers what is the functions' to answer, and leaves the rest to Astro. Throws with every fault of the
 * configuration.
 */
export const functionsFor = (
  server: ViteDevServer,
  logger: AstroIntegrationLogger,
): Connect.NextHandleFunction => {
  const read = parseConfig(process.env);
  if (read.kind === 'faulty') throw new Error(formatFaults(read.faults));
  const secret = randomUUID();
  let listener: ReturnType<typeof start> | undefined;

  const start = async () => {
    const port = portOf(server.httpServer?.address());
    const pages = astroPages(`http://127.0.0.1:${port}`, secret);
    const site = { pages, files: { get: () => undefined } };
    const { app } = await composeLocal(read.config, { port, site });
    logger.info(`functions are mounted; inbox: http://127.0.0.1:${port}/_local/inbox/`);
    return getRequestListener(async (request) => {
      const answer = await app.fetch(request);
      // Astro's development tools use inline scripts and styles, and a web socket.
      answer.headers.delete('content-security-policy');
      return answer;
    });
  };

  return (request, response, next) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    // Also what stands behind the token of a receipt.
    const isOurs = /^\/(api|_local)\/|\/$|\/[\w-]{32}\/[^/]+$/.test(path);
    if (!isOurs || request.headers[templateHeader] === secret) return next();
    listener ??= start();
    listener.then((answer) => answer(request, response)).catch(next);
  };
};

const portOf = (address: AddressInfo | string | null | undefined): number =>
  typeof address === 'object' && address !== null ? address.port : 4321;

/** Pages as Astro's development server renders them now. */
const astroPages = (url: string, secret: string): Pages => ({
  get: async (path) => {
    const answer = await fetch(url + (path === '/404.html' ? '/404/' : path), {
      headers: { [templateHeader]: secret, accept: 'text/html' },
    });
    const isPage = answer.ok || path === '/404.html';
    return isPage ? await answer.text() : undefined;
  },
});
