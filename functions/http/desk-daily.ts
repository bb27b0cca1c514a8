import { Hono } from 'hono';
import { checkNotices } from '#functions/notices/check-notices.ts';
import { remindOfOpenEnded, type RemindDeps } from '#functions/notices/remind.ts';
import { showsSecret, unauthorized } from './bearer.ts';

/** What the desk does once a day: looks whether the notices are those it wrote, and reminds of open ends. */
export const deskDaily = async (deps: RemindDeps) => ({
  notices: await checkNotices(deps),
  reminders: await remindOfOpenEnded(deps),
});

/**
 * `GET /api/staff/daily` with `Authorization: Bearer $CRON_SECRET`: the desk's daily work, and what it
 * found: `{notices, reminders}`. For platforms that call it once a day.
 */
export const deskDailyRoutes = ({
  cronSecret,
  desk,
}: {
  cronSecret: string;
  /** Left out where there is no desk: then it has nothing to do. */
  desk: RemindDeps | undefined;
}) =>
  new Hono().get('/daily', async (c) => {
    c.header('cache-control', 'no-store');
    if (!(await showsSecret(c, cronSecret))) return unauthorized(c);
    return c.json(desk ? await deskDaily(desk) : { notices: 'no-desk', reminders: 0 });
  });
