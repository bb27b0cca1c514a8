import type { APIRoute } from 'astro';
import { robotsTxt } from '#src/finding/text-files.ts';

/** What crawlers may read. */
export const GET: APIRoute = ({ site }) => new Response(robotsTxt(site));
