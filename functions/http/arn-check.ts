import { Hono } from 'hono';
import { arnQuestions, checkArn } from '#domain/arn-check.ts';
import { locales } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { pathOf } from '#i18n/routes.ts';
import { arnCheckSlots } from '#functions/pages/arn-check-slots.ts';
import type { LivePages } from '#functions/pages/live-pages.ts';
import type { Clock } from '#functions/ports.ts';

/**
 * `GET /arn/kolla/?client=consumer&…`: the check's page with its outcome, or 422 with what to mend.
 * Without any answer it is a page as others are. Nothing of it is kept or logged.
 */
export const arnCheckRoutes = (deps: {
  livePages: LivePages;
  siteFacts: SiteFacts;
  clock: Clock;
}) => {
  const app = new Hono();
  for (const locale of locales)
    app.get(pathOf('arn-check', locale), async (c, next) => {
      const answers = c.req.query();
      if (!Object.keys(arnQuestions).some((question) => Object.hasOwn(answers, question)))
        return next();
      const today = stockholmDate(deps.clock.now());
      const outcome = checkArn(answers, deps.siteFacts.disputeBodies.arn, today);
      const { search } = new URL(c.req.url);
      const twins = locales.map(
        (other) => [`twin.${other}`, pathOf('arn-check', other) + search] as const,
      );
      const rendered = await deps.livePages.render(pathOf('arn-check', locale), {
        ...arnCheckSlots(answers, outcome, locale),
        ...Object.fromEntries(twins),
      });
      if (rendered === undefined) throw new Error('The page arn-check has not been built.');
      return c.html(rendered.html, outcome.kind === 'assessed' ? 200 : 422);
    });
  return app;
};
