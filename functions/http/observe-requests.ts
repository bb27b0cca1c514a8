import type { Context, MiddlewareHandler } from 'hono';
import type { Meter } from '#functions/ports/meter.ts';
import { steadyMs } from '#functions/ports/steady-time.ts';
import type { RequestTallies } from './request-tallies.ts';

declare module 'hono' {
  /** What a handler knows of a request that its line should tell. */
  interface ContextVariableMap {
    outcome: string | undefined;
    reference: string | undefined;
  }
}

/** Notes what became of a form, for the line of its request, and counts it. */
export const noteOutcome = (
  c: Context,
  { meter }: { meter: Meter },
  { kind, outcome, reference }: { kind: string; outcome: string; reference?: string },
): void => {
  c.set('outcome', outcome);
  c.set('reference', reference);
  meter.counter('besked_submissions_total', { kind, outcome }).add();
};

/** Tells of every request that is routed. What is answered before any routing tells of itself. */
export const observeRequests =
  (tallies: RequestTallies): MiddlewareHandler =>
  async (c, next) => {
    const startedAt = steadyMs();
    await next();
    const { method } = c.req;
    const { status, headers } = c.res;
    const route = c.req.routePath.replaceAll(/\{[^}]*\}/g, '');
    const isSite = route === '/*' || route === '*';
    const told = {
      method: known.has(method) ? method : 'other',
      route: isSite ? siteRoute(c.req.path, status) : route,
      status,
      ms: steadyMs() - startedAt,
      bytes: method === 'HEAD' ? 0 : length(headers.get('content-length')),
      received: length(c.req.header('content-length')),
      outcome: c.get('outcome'),
      reference: c.get('reference'),
    };
    tallies.add(told, isSite);
  };

/** What is answered with itself is a page or file that was built; all else may be anything that was typed. */
const siteRoute = (path: string, status: number): string =>
  [200, 206, 304, 416].includes(status) ? path : '*';

const length = (header: string | null | undefined): number | undefined =>
  /^\d{1,15}$/.test(header ?? '') ? Number(header) : undefined;

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
