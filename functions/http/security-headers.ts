import type { MiddlewareHandler } from 'hono';

/**
 * Everything a page may load or do: its own style, script and images, and posting to itself.
 * There is no inline script or style anywhere, so nothing `unsafe-` is needed.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers that every answer carries. */
export const securityHeaderFields: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // Addresses of receipts are secrets; they are told to no other site. Not `no-referrer`: with it,
  // browsers send `Origin: null` with our own forms.
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Sets the security headers on every answer; a handler that set one of them keeps its own. */
export const securityHeaders = (): MiddlewareHandler => async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(securityHeaderFields))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  // What may be kept says so itself: what does not may be personal.
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};
