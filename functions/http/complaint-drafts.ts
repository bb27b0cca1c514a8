import { Hono, type Context } from 'hono';
import { readComplaint } from '#domain/complaint.ts';
import { locales, type Locale } from '#domain/locale.ts';
import { pathOf } from '#i18n/routes.ts';
import { findHeldDraft, type HeldDraft } from '#functions/intake/held-draft.ts';
import { receiptPath } from '#functions/intake/receipt-token.ts';
import { checkSlots, twinSlots } from '#functions/pages/check-slots.ts';
import { draftSlots, typedSlots } from '#functions/pages/form-slots.ts';
import type { LivePages } from '#functions/pages/live-pages.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import type { AppDeps } from './app-deps.ts';
import { answerProblem } from './problem.ts';

type Deps = AppDeps & { livePages: LivePages };

type DraftPage = 'complaint-check' | 'complaint-form';

/**
 * `GET /klagomal/kontrollera/TOKEN/` and `GET /klagomal/formular/TOKEN/`: a complaint that has not been
 * sent, to be looked through or changed. One that has been sent leads to its receipt.
 */
export const complaintDraftRoutes = (deps: Deps) => {
  const app = new Hono();
  for (const locale of locales)
    for (const page of ['complaint-check', 'complaint-form'] as const)
      app.get(`${pathOf(page, locale)}:token{[A-Za-z0-9_-]+}/`, (c) =>
        showDraft(c, deps, page, locale),
      );
  return app;
};

const showDraft = async (
  c: Context,
  deps: Deps,
  page: DraftPage,
  locale: Locale,
): Promise<Response> => {
  c.header('cache-control', 'no-store');
  const token = c.req.param('token') ?? '';
  try {
    const found = await findHeldDraft(deps, token);
    if (found.kind === 'sent')
      return c.redirect(receiptPath('complaint', locale, found.submission.receiptToken), 303);
    if (found.kind !== 'held')
      return await answerProblem(c, deps, { kind: 'noDraft', locale, page });
    const { draft } = found;
    // What has to be mended first is mended in the form, which says what.
    const isComplete = readComplaint(draft.fields).kind === 'valid';
    if (page === 'complaint-check' && !isComplete)
      return c.redirect(`${pathOf('complaint-form', locale)}${token}/`, 303);
    const slots =
      page === 'complaint-check' ? checkSlots(formOf(draft), locale) : formSlots(draft, locale);
    const rendered = await deps.livePages.render(pathOf(page, locale), slots);
    if (rendered === undefined) throw new Error(`The page ${page} has not been built.`);
    return c.html(rendered.html);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    return answerProblem(c, deps, { kind: 'unavailable', locale, page: 'complaint-form' });
  }
};

/** A draft as pages show it. */
export const formOf = ({ token, fields, files, refusedFiles }: HeldDraft) => ({
  ...{ token, fields, refusedFiles },
  files: files.map(({ id, filename, bytes }) => ({ id, filename, size: bytes.length })),
});

const formSlots = (draft: HeldDraft, locale: Locale): SlotValues => ({
  ...typedSlots({ values: draft.fields, chosenFiles: [] }),
  ...draftSlots(formOf(draft), locale),
  ...twinSlots('complaint-form', draft.token),
});
