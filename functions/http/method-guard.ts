import type { Context, MiddlewareHandler } from 'hono';
import { problemJson } from './problem.ts';

const reading = ['GET', 'HEAD'];

/** What else than reading may be done, and where. */
const apiMethods: Readonly<Record<string, readonly string[]>> = {
  '/api/complaints': ['POST'],
  '/api/complaints/check': ['POST'],
  '/api/questions': ['POST'],
  '/api/webhooks/resend': ['POST'],
  '/api/staff/ask': ['POST'],
  '/api/staff/phone': ['POST'],
  '/api/staff/phone-adopt': ['POST'],
  '/api/staff/phone-undo': ['POST'],
  '/api/staff/sign-in': ['POST'],
  '/api/staff/sign-out': ['POST'],
};

/**
 * Answers methods that an address does not know: 405, and 204 to OPTIONS, each with what it does know
 * (RFC 9110 sections 9.3.7 and 15.5.6). Nothing is allowed to other sites (CORS), so nothing is said of it.
 */
export const methodGuard = (): MiddlewareHandler => async (c, next) => {
  const { method } = c.req;
  const allowed = apiMethods[c.req.path] ?? reading;
  if (allowed.includes(method) || (reading.includes(method) && isPage(c))) return next();
  // Which methods an unknown address of the API knows cannot be said: it is not found.
  const known = !c.req.path.startsWith('/api/') || Object.hasOwn(apiMethods, c.req.path);
  if (method === 'POST' && !known) return next();
  c.header('allow', [...allowed, 'OPTIONS'].join(', '));
  if (method === 'OPTIONS') return c.body(null, 204);
  return problemJson(c, {
    status: 405,
    title: 'Method not allowed',
    detail: `${c.req.path} knows ${allowed.join(' and ')}.`,
  });
};

/** A person who loads the address of a form's answer again is shown the way to the form: see its route. */
const isPage = (c: Context): boolean => /\btext\/html\b/i.test(c.req.header('accept') ?? '');
