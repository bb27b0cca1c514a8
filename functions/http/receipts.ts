import { Hono, type Context } from 'hono';
import { locales, type Locale } from '#domain/locale.ts';
import { pathOf } from '#i18n/routes.ts';
import { receiptSlots } from '#functions/pages/receipt-slots.ts';
import type { LivePages } from '#functions/pages/live-pages.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import type { AppDeps } from './app-deps.ts';
import { answerProblem } from './problem.ts';

type Deps = AppDeps & { livePages: LivePages };

type ReceiptPage = (typeof receiptPages)[number];
const receiptPages = ['complaint-received', 'question-received'] as const;

/** How long a receipt can be read at its address. Milliseconds. */
const receiptLasts = 30 * 24 * 60 * 60 * 1000;

/** `GET /klagomal/mottaget/TOKEN/` and its like: a submission's receipt, for who holds the token. */
export const receiptRoutes = (deps: Deps) => {
  const app = new Hono();
  for (const page of receiptPages)
    for (const locale of locales) {
      const receipts = new Hono().get('/:token{[A-Za-z0-9_-]+}/', (c) =>
        showReceipt(c, deps, page, locale, c.req.param('token')),
      );
      app.route(pathOf(page, locale), receipts);
    }
  return app;
};

const showReceipt = async (
  c: Context,
  deps: Deps,
  page: ReceiptPage,
  locale: Locale,
  token: string,
): Promise<Response> => {
  c.header('cache-control', 'no-store');
  try {
    const submission = await deps.store.findByReceiptToken(token);
    const age = deps.clock.now().epochMilliseconds - (submission?.receivedAt ?? -Infinity);
    const shown = age < receiptLasts ? submission : undefined;
    const slots =
      shown === undefined
        ? {}
        : { ...receiptSlots(shown, locale, deps.siteFacts), ...twinSlots(page, token) };
    const rendered = await deps.livePages.render(pathOf(page, locale), slots);
    if (rendered === undefined) throw new Error(`The page ${page} has not been built.`);
    return c.html(rendered.html, shown === undefined ? 404 : 200);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    return answerProblem(c, deps, { kind: 'unavailable', locale });
  }
};

/** The same receipt in each language, for the language links of the page. */
const twinSlots = (page: ReceiptPage, token: string): SlotValues =>
  Object.fromEntries(
    locales.map((locale) => [`twin.${locale}`, `${pathOf(page, locale)}${token}/`]),
  );
