import { Hono } from 'hono';
import { localeSchema, type Locale } from '#domain/locale.ts';
import type { CurrentNotices } from '#functions/notices/current-notices.ts';
import { noticesDigest } from '#functions/notices/notices-digest.ts';

/** The header with a digest of all notices that the site reads: the desk compares it with what it wrote. */
export const digestHeader = 'besked-notices';

/** `GET /api/notices?lang=sv`: whether the phone is open now, until when, and the notices that show. */
export const noticeRoutes = (deps: { noticesNow: (locale: Locale) => Promise<CurrentNotices> }) =>
  new Hono().get('/notices', async (c) => {
    c.header('cache-control', 'no-store');
    const locale = localeSchema.parse(c.req.query('lang'));
    const { phone, notices, read } = await deps.noticesNow(locale);
    if (read !== undefined) c.header(digestHeader, await noticesDigest(read));
    return c.json({
      phone: { open: phone.open, changesAt: phone.changesAt },
      notices: notices.map(({ id, kind, from, until, text }) => ({ id, kind, from, until, text })),
    });
  });
