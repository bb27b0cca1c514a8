import { Hono } from 'hono';
import type { DeliveryReport } from '#functions/delivery/deliver-due.ts';
import { showsSecret, unauthorized } from './bearer.ts';

/** `GET /api/deliver` with `Authorization: Bearer $CRON_SECRET`: sends what is due, says how it went. */
export const deliverRoutes = (deps: {
  cronSecret: string;
  deliver: () => Promise<DeliveryReport>;
}) =>
  new Hono().get('/deliver', async (c) => {
    c.header('cache-control', 'no-store');
    if (!(await showsSecret(c, deps.cronSecret))) return unauthorized(c);
    return c.json(await deps.deliver());
  });
