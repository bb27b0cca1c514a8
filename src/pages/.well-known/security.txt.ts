import type { APIRoute } from 'astro';
import { securityTxt } from '#src/finding/text-files.ts';
import { siteFacts } from '#src/site-facts.ts';

/** Where to tell of a weakness. */
export const GET: APIRoute = ({ site }) => new Response(securityTxt(siteFacts, site));
