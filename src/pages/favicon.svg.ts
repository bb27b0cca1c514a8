import type { APIRoute } from 'astro';
import { siteFacts } from '#src/site-facts.ts';

/** The firm's initial on its accent colour, so that another firm needs no drawing. */
export const GET: APIRoute = () =>
  new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
      `<rect width="32" height="32" rx="7" fill="${siteFacts.accentColour}"/>` +
      `<text x="16" y="23" text-anchor="middle" fill="#fff" font-size="20" font-weight="700" ` +
      `font-family="system-ui,sans-serif">${siteFacts.firm.name.slice(0, 1)}</text></svg>`,
    { headers: { 'content-type': 'image/svg+xml' } },
  );
