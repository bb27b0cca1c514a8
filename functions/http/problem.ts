import type { Context } from 'hono';
import type { Locale } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { messages } from '#i18n/messages.ts';
import { pathOf, type PageSlug } from '#i18n/routes.ts';
import type { Log } from '#functions/ports.ts';
import type { LivePages } from '#functions/pages/live-pages.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import { wantsJson } from './answer-format.ts';

/** What can be wrong with a request as a whole, with the status it is answered with. */
const statuses = {
  malformed: 400,
  forbidden: 403,
  noDraft: 404,
  tooLarge: 413,
  unsupported: 415,
  tooMany: 429,
  tooManyPapers: 429,
  fault: 500,
  unavailable: 503,
  noCheck: 503,
  pressBusy: 503,
} as const;

/** A request that could not be taken, whatever its fields say. */
export type ProblemKind = keyof typeof statuses;

/** A problem to answer: shown on `page`, filled with `slots`, so that nothing typed is lost. */
export interface Problem {
  kind: ProblemKind;
  locale: Locale;
  page?: PageSlug;
  slots?: SlotValues;
  /** What exactly was wrong, for clients of the API; the page says it in its own words. */
  detail?: string | undefined;
}

/** Answers a problem as a page, or as problem details (RFC 9457), with the other ways to reach the firm. */
export const answerProblem = async (
  c: Context,
  deps: { livePages: LivePages; siteFacts: SiteFacts; log: Log },
  { kind, locale, page = 'problem', slots = {}, detail }: Problem,
): Promise<Response> => {
  const status = statuses[kind];
  const { problems, titlePrefix } = messages[locale].form;
  const { title, text } = problems[kind];
  // Faults of our own are told where they are caught, with what is known of them.
  if (status < 500) deps.log('request_refused', { kind, path: c.req.routePath });
  c.header('cache-control', 'no-store');
  if (wantsJson(c.req)) {
    const { email, phone } = deps.siteFacts.customerService;
    const contact = { email, phone: phone.display };
    return problemJson(c, { status, title, detail: detail ?? text, contact });
  }
  const problem = { problem: true, problemTitle: title, problemText: text };
  const values = { ...slots, ...problem, titlePrefix, sendAtOnce: kind === 'noCheck' };
  const rendered = await deps.livePages.render(pathOf(page, locale), values);
  return rendered === undefined
    ? c.text(`${title}\n${text}`, status)
    : c.html(rendered.html, status);
};

/** Problem details (RFC 9457) as an answer; further members such as `errors` come as they are. */
export const problemJson = (
  c: Context,
  problem: {
    status: 400 | 403 | 404 | 405 | 413 | 415 | 422 | 429 | 500 | 503;
    title: string;
    detail: string;
  } & Record<string, unknown>,
): Response =>
  c.body(JSON.stringify({ type: 'about:blank', ...problem }), problem.status, {
    'content-type': 'application/problem+json',
  });
