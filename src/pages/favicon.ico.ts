import type { APIRoute } from 'astro';
import { iconIco } from '#src/finding/icon.ts';
import { siteFacts } from '#src/site-facts.ts';

/** The icon for what asks for no other. */
export const GET: APIRoute = async () =>
  new Response(await iconIco(siteFacts.accentColour, 32), {
    headers: { 'content-type': 'image/x-icon' },
  });
