import type { Context, MiddlewareHandler } from 'hono';

/**
 * Refuses posts that a browser sends from another site. Clients that are no browsers tell no origin and
 * may post: they act for nobody else. A browser tells either `Sec-Fetch-Site` or `Origin`, and no page
 * can make it lie.
 */
export const sameOrigin =
  (deps: {
    siteUrl: string;
    refuse: (c: Context) => Response | Promise<Response>;
  }): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method !== 'POST' || isOurs(c, deps.siteUrl)) return next();
    return deps.refuse(c);
  };

const isOurs = (c: Context, siteUrl: string): boolean => {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  return origin === undefined || origin === siteUrl || origin === new URL(c.req.url).origin;
};
