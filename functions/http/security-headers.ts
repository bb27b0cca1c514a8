import type { MiddlewareHandler } from 'hono';

/**
 * Everything a page may load or do: its own style, script and images, and posting to itself. There is no
 * inline script anywhere, and no inline style but those of `styleSources`, so nothing `unsafe-` is needed.
 */
const contentSecurityPolicy = (styleSources: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styleSources].join(' '),
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The headers that every answer carries. `styleSources` are the hashes of the styles within a page (CSP Level 3). */
export const securityHeaderFields = (
  styleSources: readonly string[] = [],
): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(styleSources),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // Addresses of receipts are secrets; they are told to no other site. Not `no-referrer`: with it,
  // browsers send `Origin: null` with our own forms.
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});

const plainFields = Object.entries(securityHeaderFields());

/** Sets the security headers on every answer; a handler that set one of them keeps its own. */
export const securityHeaders = (): MiddlewareHandler => async (c, next) => {
  await next();
  for (const [name, value] of plainFields)
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  // What may be kept says so itself: what does not may be personal.
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};
