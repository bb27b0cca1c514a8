import type { Context } from 'hono';
import { timingSafeEqual } from 'hono/utils/buffer';

/** Whether a request shows the secret of the cron, compared in constant time. */
export const showsSecret = (c: Context, secret: string): Promise<boolean> =>
  timingSafeEqual(c.req.header('authorization') ?? '', `Bearer ${secret}`);

/** The answer to a request that does not. */
export const unauthorized = (c: Context): Response =>
  c.json({ title: 'Unauthorized', status: 401 }, 401, { 'www-authenticate': 'Bearer' });
