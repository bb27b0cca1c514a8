import { Hono, type Context } from 'hono';
import { locales, type Locale } from '#domain/locale.ts';
import { receiptFileName, type ReceiptFile } from '#i18n/papers.ts';
import { pathOf } from '#i18n/routes.ts';
import { receiptSlots } from '#functions/pages/receipt-slots.ts';
import type { LivePages } from '#functions/pages/live-pages.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import { StoreUnavailableError, type KeptSubmission } from '#functions/ports.ts';
import type { AppDeps } from './app-deps.ts';
import { keptReceipt } from './kept-receipt.ts';
import { answerProblem } from './problem.ts';

/** What receipts are shown with. */
export type ReceiptDeps = AppDeps & { livePages: LivePages };

/** Where a receipt stands. */
export interface ReceiptPlace {
  page: (typeof receiptPages)[number];
  locale: Locale;
  token: string;
}

/** The pages that receipts are shown on. */
export const receiptPages = ['complaint-received', 'question-received'] as const;

/** The address of a receipt. */
export const receiptPath = ({ page, locale, token }: ReceiptPlace): string =>
  `${pathOf(page, locale)}${token}/`;

/** `GET /klagomal/mottaget/TOKEN/` and its like: a submission's receipt, for who holds the token. */
export const receiptRoutes = (deps: ReceiptDeps) => {
  const app = new Hono();
  for (const page of receiptPages)
    for (const locale of locales) {
      const receipts = new Hono().get('/:token{[A-Za-z0-9_-]+}/', (c) =>
        withReceipt(c, deps, { page, locale, token: c.req.param('token') }, showReceipt),
      );
      app.route(pathOf(page, locale), receipts);
    }
  return app;
};

/** How a receipt is answered; without one, that there is none. */
type Answering = (
  c: Context,
  deps: ReceiptDeps,
  place: ReceiptPlace,
  shown: KeptSubmission | undefined,
) => Promise<Response>;

/** Answers with what a token opens. Nobody keeps such an answer. */
export const withReceipt = async (
  c: Context,
  deps: ReceiptDeps,
  place: ReceiptPlace,
  answer: Answering,
): Promise<Response> => {
  c.header('cache-control', 'no-store');
  try {
    return await answer(c, deps, place, await keptReceipt(deps, place.token));
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    return answerProblem(c, deps, { kind: 'unavailable', locale: place.locale });
  }
};

/** Answers with a receipt's page, or with 404 and how to reach the firm. */
export const showReceipt: Answering = async (c, deps, place, shown) => {
  const { page, locale } = place;
  const slots =
    shown === undefined
      ? {}
      : {
          ...receiptSlots(shown, locale, deps.siteFacts),
          ...fileSlots(deps, place, shown),
          ...twinSlots(place),
        };
  const rendered = await deps.livePages.render(pathOf(page, locale), slots);
  if (rendered === undefined) throw new Error(`The page ${page} has not been built.`);
  return c.html(rendered.html, shown === undefined ? 404 : 200);
};

/** The addresses of what can be saved of a receipt: functions/http/receipt-files.ts. */
const fileSlots = (
  deps: ReceiptDeps,
  place: ReceiptPlace,
  { kind }: KeptSubmission,
): SlotValues => {
  const address = (file: ReceiptFile) => receiptPath(place) + receiptFileName(file, place.locale);
  return {
    receiptPdf: deps.paper && address('pdf'),
    receiptCalendar: kind === 'complaint' ? address('calendar') : undefined,
  };
};

/** The same receipt in each language, for the language links of the page. */
const twinSlots = (place: ReceiptPlace): SlotValues =>
  Object.fromEntries(
    locales.map((locale) => [`twin.${locale}`, receiptPath({ ...place, locale })]),
  );
