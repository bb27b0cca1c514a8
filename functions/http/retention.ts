import { Hono } from 'hono';
import { forgetOld, type ForgetDeps } from '#functions/keeping/forget-old.ts';
import { showsSecret, unauthorized } from './bearer.ts';

/**
 * `GET /api/retention` with `Authorization: Bearer $CRON_SECRET`: deletes what has been kept long enough,
 * and says how many: `{complaints, questions, drafts, cleared}`. For platforms that call it once a day.
 */
export const retentionRoutes = (deps: ForgetDeps & { cronSecret: string }) =>
  new Hono().get('/retention', async (c) => {
    c.header('cache-control', 'no-store');
    if (!(await showsSecret(c, deps.cronSecret))) return unauthorized(c);
    return c.json(await forgetOld(deps));
  });
