import { Hono } from 'hono';
import { localeSchema } from '#domain/locale.ts';
import { currentNotices } from '#functions/notices/current-notices.ts';
import type { AppDeps } from './app-deps.ts';

/** `GET /api/notices?lang=sv`: whether the phone is open now, until when, and the notices that show. */
export const noticeRoutes = (deps: AppDeps) =>
  new Hono().get('/notices', async (c) => {
    c.header('cache-control', 'no-store');
    const locale = localeSchema.parse(c.req.query('lang'));
    const { phone, notices } = await currentNotices(deps, locale);
    return c.json({
      phone: { open: phone.open, changesAt: phone.changesAt },
      notices: notices.map(({ id, kind, from, until, text }) => ({ id, kind, from, until, text })),
    });
  });
