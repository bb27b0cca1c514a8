import { Hono } from 'hono';
import { localeSchema, type Locale } from '#domain/locale.ts';
import type { CurrentNotices } from '#functions/notices/current-notices.ts';

/** `GET /api/notices?lang=sv`: whether the phone is open now, until when, and the notices that show. */
export const noticeRoutes = (deps: { noticesNow: (locale: Locale) => Promise<CurrentNotices> }) =>
  new Hono().get('/notices', async (c) => {
    c.header('cache-control', 'no-store');
    const locale = localeSchema.parse(c.req.query('lang'));
    const { phone, notices } = await deps.noticesNow(locale);
    return c.json({
      phone: { open: phone.open, changesAt: phone.changesAt },
      notices: notices.map(({ id, kind, from, until, text }) => ({ id, kind, from, until, text })),
    });
  });
