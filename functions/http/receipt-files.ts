import { Hono, type Context } from 'hono';
import { locales, type Locale } from '#domain/locale.ts';
import { receiptFileName, type ReceiptFile } from '#i18n/papers.ts';
import { pathOf } from '#i18n/routes.ts';
import { complaintCalendar } from '#functions/paper/complaint-calendar.ts';
import { receiptPaper } from '#functions/paper/receipt-paper.ts';
import { receiptSlots } from '#functions/pages/receipt-slots.ts';
import type { KeptSubmission } from '#functions/ports.ts';
import { PressBusyError } from '#functions/ports/paper.ts';
import { createPrintLimit } from './print-limit.ts';
import { answerProblem } from './problem.ts';
import {
  receiptPages,
  receiptPath,
  showReceipt,
  withReceipt,
  type ReceiptDeps,
  type ReceiptPlace,
} from './receipts.ts';

type Bytes = string | Uint8Array<ArrayBuffer> | undefined;

/** How each file of a receipt is made, when it is asked for; `undefined` if it has none. */
const making: Readonly<
  Record<
    ReceiptFile,
    (deps: ReceiptDeps, kept: KeptSubmission, place: ReceiptPlace) => Bytes | Promise<Bytes>
  >
> = {
  pdf({ paper, siteFacts }, kept, { locale }) {
    if (paper === undefined) return undefined;
    const facts = receiptSlots(kept, locale, siteFacts);
    return paper.press.print(
      receiptPaper({ locale, siteFacts, colour: paper.colour }, kept, facts),
    );
  },
  calendar({ siteFacts, addresses }, kept, { locale }) {
    if (kept.kind !== 'complaint') return undefined;
    return complaintCalendar(kept, { locale, siteFacts, siteUrl: addresses.siteUrl });
  },
};

const contentTypes: Readonly<Record<ReceiptFile, string>> = {
  pdf: 'application/pdf',
  calendar: 'text/calendar; charset=utf-8',
};

/** `GET /klagomal/mottaget/TOKEN/kvitto.pdf`, `…/datum.ics` and their like: for who holds the token. */
export const receiptFileRoutes = (deps: ReceiptDeps) => {
  const app = new Hono();
  const printLimit = createPrintLimit(deps);
  for (const page of receiptPages)
    for (const locale of locales)
      for (const kind of ['pdf', 'calendar'] as const) {
        const path = `/:token{[A-Za-z0-9_-]+}/${receiptFileName(kind, locale)}` as const;
        const files = new Hono().get(path, (c) => {
          const place = { page, locale, token: c.req.param('token') };
          const wait = kind === 'pdf' && deps.paper ? printLimit(c) : undefined;
          if (wait !== undefined) return refuse(c, deps, locale, 'tooManyPapers', wait);
          return withReceipt(c, deps, place, (_, __, ___, kept) =>
            sendFile(c, deps, { place, kind, kept }),
          );
        });
        app.route(pathOf(page, locale), files);
      }
  return app;
};

/** Refuses a paper for some seconds, where too many are asked for. */
const refuse = (
  c: Context,
  deps: ReceiptDeps,
  locale: Locale,
  kind: 'tooManyPapers' | 'pressBusy',
  seconds: number,
): Promise<Response> => {
  c.header('retry-after', String(seconds));
  return answerProblem(c, deps, { kind, locale });
};

const sendFile = async (
  c: Context,
  deps: ReceiptDeps,
  {
    place,
    kind,
    kept,
  }: { place: ReceiptPlace; kind: ReceiptFile; kept: KeptSubmission | undefined },
): Promise<Response> => {
  if (kept === undefined) return showReceipt(c, deps, place, kept);
  const made = await makeFile(deps, kept, place, kind);
  if (made === 'busy') return refuse(c, deps, place.locale, 'pressBusy', 60);
  if (made === 'failed') return c.redirect(receiptPath(place), 303);
  if (made.file === undefined) return showReceipt(c, deps, place, undefined);
  const [name = '', ending = ''] = receiptFileName(kind, place.locale).split('.');
  return c.body(made.file, 200, {
    'content-type': contentTypes[kind],
    'content-disposition': `attachment; filename="${name}-${kept.reference}.${ending}"`,
  });
};

/** A file that cannot be made is told nobody as a fault: the receipt's page says all that is in it. */
const makeFile = async (
  deps: ReceiptDeps,
  kept: KeptSubmission,
  place: ReceiptPlace,
  kind: ReceiptFile,
): Promise<{ file: Bytes } | 'failed' | 'busy'> => {
  try {
    return { file: await making[kind](deps, kept, place) };
  } catch (error) {
    if (error instanceof PressBusyError) return 'busy';
    const name = error instanceof Error ? error.name : typeof error;
    deps.log('receipt_file_failed', { reference: kept.reference, kind, error: name });
    return 'failed';
  }
};
