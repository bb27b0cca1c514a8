import type { APIRoute } from 'astro';
import { iconPng } from '#src/finding/icon.ts';
import { siteFacts } from '#src/site-facts.ts';

/** The icon of a page kept on a telephone's home screen. */
export const GET: APIRoute = async () =>
  new Response(await iconPng(siteFacts.accentColour, 180), {
    headers: { 'content-type': 'image/png' },
  });
