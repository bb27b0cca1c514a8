import { Hono } from 'hono';
import type { SlotValues } from '#functions/pages/template.ts';
import { createMeter } from '#functions/metrics/create-meter.ts';
import type { CurrentNotices } from '#functions/notices/current-notices.ts';
import { meteredNotices } from '#functions/notices/metered-notices.ts';
import { rememberedNotices } from '#functions/notices/remembered-notices.ts';
import { createLivePages, type LivePages } from '#functions/pages/live-pages.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import { answerFirst } from './http/answer-first.ts';
import { localeOfRequest } from './http/answer-format.ts';
import type { AppDeps, SiteDeps } from './http/app-deps.ts';
import { arnCheckRoutes } from './http/arn-check.ts';
import { canaryRoutes } from './http/canary.ts';
import { complaintDraftRoutes } from './http/complaint-drafts.ts';
import { deliverRoutes } from './http/deliver.ts';
import { healthRoutes } from './http/health.ts';
import { metricsRoutes } from './http/metrics.ts';
import { methodGuard } from './http/method-guard.ts';
import { noticeRoutes } from './http/notices.ts';
import { observeRequests } from './http/observe-requests.ts';
import { answerProblem, problemJson } from './http/problem.ts';
import { readyRoutes } from './http/ready.ts';
import { receiptFileRoutes } from './http/receipt-files.ts';
import { receiptRoutes } from './http/receipts.ts';
import { requestTallies, type RequestTallies } from './http/request-tallies.ts';
import { retentionRoutes } from './http/retention.ts';
import { sameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { readySite, siteAtOnce, type ReadySite } from './http/site-at-once.ts';
import { siteRoutes } from './http/site.ts';
import { publicPages } from './http/public-pages.ts';
import { deskDailyRoutes } from './http/desk-daily.ts';
import { deskPageRoutes, deskRoutes } from './http/phone-desk.ts';
import { staffPageRoutes, staffRoutes } from './http/staff.ts';
import { submissionRoutes } from './http/submissions.ts';
import { webhookRoutes } from './http/webhooks.ts';

/** Besked on any runtime with web standards. */
export interface Besked {
  /** The whole of it, as a function from a request to an answer. */
  app: Hono;
  /** What `app` answers reads of the site with, for a server that can send it faster. */
  ready: ReadySite;
}

/** The whole of Besked as a function from a request to an answer. */
export const createApp = (deps: AppDeps): Hono => createBesked(deps).app;

/** Puts Besked together. */
export const createBesked = (deps: AppDeps): Besked => {
  const all = { ...deps, ...liveParts(deps) };
  const site = { ...all, livePages: publicPages(all.livePages) };
  const { staff, desk } = deps;

  const api = new Hono()
    .use(
      sameOrigin({
        siteUrl: deps.addresses.siteUrl,
        refuse: (c) => answerProblem(c, all, { kind: 'forbidden', locale: localeOfRequest(c.req) }),
      }),
    )
    .route('/', submissionRoutes(all))
    .route('/', noticeRoutes(all))
    .route('/', healthRoutes(all))
    .route('/', readyRoutes(all))
    .route('/', metricsRoutes(all))
    .route('/', deliverRoutes(all))
    .route('/', canaryRoutes(all))
    .route('/', retentionRoutes(all))
    .route('/', webhookRoutes(all))
    .route('/staff', staff === undefined ? new Hono() : staffRoutes({ ...all, staff }))
    .route('/staff', staff && desk ? deskRoutes({ ...all, staff, desk }) : new Hono())
    .route(
      '/staff',
      deskDailyRoutes({
        cronSecret: deps.cronSecret,
        desk: staff && desk && { ...all, ...desk, mailer: staff.mailer },
      }),
    )
    .all('*', (c) =>
      problemJson(c, {
        status: 404,
        title: 'Not found',
        detail: `There is no ${c.req.method} ${c.req.path}.`,
      }),
    );

  const app = guarded(all)
    .route('/api', api)
    .route('/', complaintDraftRoutes(all))
    .route('/', receiptRoutes(all))
    .route('/', receiptFileRoutes(all))
    .route('/', staff === undefined ? new Hono() : staffPageRoutes({ ...all, staff }))
    .route('/', staff && desk ? deskPageRoutes({ ...all, staff, desk }) : new Hono())
    .route('/', pageRoutes(site))
    .onError((error, c) => {
      deps.log('request_failed', { path: c.req.routePath, error: error.name });
      const kind = error instanceof StoreUnavailableError ? 'unavailable' : 'fault';
      return answerProblem(c, all, { kind, locale: localeOfRequest(c.req) });
    });
  const ready = readySite(site);
  return { app: answerFirst(app, siteAtOnce(ready)), ready };
};

/**
 * The pages alone, for a platform that answers them apart from the API: with what is live, and what is
 * worked out from a request alone. Rejects where something of its own is at fault, so that the platform
 * can show the page as it was built.
 */
export const createSite = (deps: SiteDeps): Hono => {
  const live = liveParts(deps);
  const all = { ...deps, ...live, livePages: publicPages(live.livePages) };
  const site = guarded(all)
    .route('/', pageRoutes(all))
    .onError((error) => Promise.reject(error));
  return answerFirst(site, siteAtOnce(readySite(all)));
};

/** What comes before every route: the line of the request, security headers, methods. */
const guarded = ({ tallies }: { tallies: RequestTallies }): Hono =>
  new Hono({ strict: true })
    .use(observeRequests(tallies))
    .use(securityHeaders())
    .use(methodGuard());

const pageRoutes = (deps: SiteDeps & { livePages: LivePages }): Hono =>
  new Hono().route('/', arnCheckRoutes(deps)).route('/', siteRoutes(deps));

/** What answers and counts for as long as the app lives. */
const liveParts = (deps: SiteDeps) => {
  const { meter = createMeter() } = deps;
  const tallies = requestTallies({ meter, requestLog: deps.requestLog });
  const noticeSource = meteredNotices(deps.noticeSource, meter);
  const noticesNow = rememberedNotices({ ...deps, noticeSource });
  const livePages = createLivePages({
    pages: deps.pages,
    live: noticesNow,
    valuesOf: liveValues,
    compress: deps.compress,
  });
  return { meter, tallies, noticesNow, livePages, lookupMs: noticeSource.lastMs };
};

/** What every page of a language shows now. */
const liveValues = ({ phone, notices, specialHours }: CurrentNotices): SlotValues => ({
  specialHours,
  notices: notices.map(({ kind, tense, text }) => ({ kind, tense, text })),
  phoneStatus: phone.sentence,
  phoneState: phone.open ? 'open' : 'closed',
});
