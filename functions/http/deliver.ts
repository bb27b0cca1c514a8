import { Hono } from 'hono';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { DeliveryReport } from '#functions/delivery/deliver-due.ts';

/** `GET /api/deliver` with `Authorization: Bearer $CRON_SECRET`: sends what is due, says how it went. */
export const deliverRoutes = (deps: {
  cronSecret: string;
  deliver: () => Promise<DeliveryReport>;
}) =>
  new Hono().get('/deliver', async (c) => {
    c.header('cache-control', 'no-store');
    const authorization = c.req.header('authorization') ?? '';
    if (!(await timingSafeEqual(authorization, `Bearer ${deps.cronSecret}`)))
      return c.json({ title: 'Unauthorized', status: 401 }, 401, { 'www-authenticate': 'Bearer' });
    return c.json(await deps.deliver());
  });
