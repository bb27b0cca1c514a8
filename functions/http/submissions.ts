import { Hono, type Context } from 'hono';
import { draftFields, wantedFiles } from '#domain/draft-fields.ts';
import { localeSchema, type Locale } from '#domain/locale.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { pathOf, type PageSlug } from '#i18n/routes.ts';
import type { InvalidForm, KeptForm } from '#functions/intake/accept-submission.ts';
import { checkComplaint, heldUntil } from '#functions/intake/check-complaint.ts';
import type { HeldDraft } from '#functions/intake/held-draft.ts';
import { receiptPath } from '#functions/intake/receipt-token.ts';
import { submitComplaint } from '#functions/intake/submit-complaint.ts';
import { submitQuestion } from '#functions/intake/submit-question.ts';
import { checkSlots } from '#functions/pages/check-slots.ts';
import { draftSlots, issuesInWords, issueSlots, typedSlots } from '#functions/pages/form-slots.ts';
import type { LivePages } from '#functions/pages/live-pages.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import { StoreUnavailableError, type Submission } from '#functions/ports.ts';
import type { Meter } from '#functions/ports/meter.ts';
import { localeOfRequest, wantsJson } from './answer-format.ts';
import type { AppDeps } from './app-deps.ts';
import { formOf } from './complaint-drafts.ts';
import { noteOutcome } from './observe-requests.ts';
import { answerProblem, problemJson, type ProblemKind } from './problem.ts';
import { readForm } from './read-form.ts';
import { createSubmissionLimits } from './submission-limits.ts';

type Deps = AppDeps & { livePages: LivePages; meter: Meter };

/** What a form is: where it stands and who takes it in. */
interface FormKind {
  name: Submission['kind'];
  formPage: PageSlug;
  submit: typeof submitComplaint | typeof checkComplaint;
}

const complaint: FormKind = {
  name: 'complaint',
  formPage: 'complaint-form',
  submit: submitComplaint,
};

/** The same form, to be looked through before it is sent. */
const check: FormKind = { ...complaint, submit: checkComplaint };

const question: FormKind = {
  name: 'question',
  formPage: 'customer-service',
  submit: submitQuestion,
};

/** `POST /api/complaints`, `…/complaints/check` and `/api/questions`: urlencoded, multipart or JSON; a page or JSON back. */
export const submissionRoutes = (deps: Deps) => {
  const limitsOf = createSubmissionLimits(deps);
  return (
    new Hono()
      .post('/complaints', (c) => receive(c, { ...deps, limitsOf }, complaint))
      .post('/complaints/check', (c) => receive(c, { ...deps, limitsOf }, check))
      .post('/questions', (c) => receive(c, { ...deps, limitsOf }, question))
      // Who loads the answer to a form anew, or comes back to its address, is led to the form.
      .get('/complaints', (c) => c.redirect(formPath(c, complaint), 303))
      .get('/complaints/check', (c) => c.redirect(formPath(c, complaint), 303))
      .get('/questions', (c) => c.redirect(formPath(c, question), 303))
  );
};

const formPath = (c: Context, { formPage }: FormKind): string =>
  pathOf(formPage, localeOfRequest(c.req));

const receive = async (
  c: Context,
  deps: Deps & { limitsOf: ReturnType<typeof createSubmissionLimits> },
  kind: FormKind,
): Promise<Response> => {
  c.header('cache-control', 'no-store');
  const read = await readForm(c.req.raw, deps.siteFacts.attachments);
  const values = 'fields' in read ? read.fields : {};
  const chosenFiles = read.kind === 'form' ? read.files.map(({ filename }) => filename) : [];
  const locale =
    values['lang'] === undefined ? localeOfRequest(c.req) : localeSchema.parse(values['lang']);
  const note = (outcome: string, reference?: string) =>
    noteOutcome(c, deps, {
      kind: kind.name,
      outcome,
      ...(reference !== undefined && { reference }),
    });
  const problem = (problemKind: ProblemKind, detail?: string) => {
    note(problemKind);
    return answerProblem(c, deps, {
      kind: problemKind,
      locale,
      ...shownAgain(kind, { values, chosenFiles }, locale),
      detail,
    });
  };

  if (read.kind === 'too-large') return problem('tooLarge');
  if (read.kind === 'unsupported') return problem('unsupported');
  if (read.kind === 'malformed') return problem('malformed', read.detail);
  try {
    const limits = await deps.limitsOf(c);
    const outcome = await kind.submit(deps, { ...read, limits });
    if (outcome.kind === 'invalid') {
      note(outcome.kind);
      return await answerInvalid(c, deps, kind, locale, outcome);
    }
    if (outcome.kind === 'held') {
      note(outcome.kind);
      return answerHeld(c, deps, locale, outcome.draft);
    }
    if (outcome.kind === 'not-held') return await problem('noCheck');
    if (outcome.kind === 'too-many') {
      const seconds = deps.clock.now().until(outcome.until).total('seconds');
      c.header('retry-after', String(Math.max(1, Math.ceil(seconds))));
      return await problem('tooMany');
    }
    if (outcome.kind === 'accepted') deps.accepted();
    note(outcome.kind, outcome.reference);
    return answerKept(c, deps, kind, locale, outcome);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    deps.log('submission_not_kept', { reason: 'store_unavailable' });
    c.header('retry-after', '60');
    return problem('unavailable');
  }
};

/** The page that a form came from, as it was: nothing that was typed is lost. */
const shownAgain = (
  { formPage }: FormKind,
  typed: { values: Readonly<Record<string, string>>; chosenFiles: readonly string[] },
  locale: Locale,
): { page: PageSlug; slots: SlotValues } => {
  const { values: fields } = typed;
  const token = fields[draftFields.token] ?? '';
  const files = wantedFiles(fields).map((file) => ({ ...file, size: 0 }));
  if (token !== '' && fields[draftFields.checked] !== undefined)
    return {
      page: 'complaint-check',
      slots: checkSlots({ token, fields, files, refusedFiles: [] }, locale),
    };
  const held = token === '' ? {} : draftSlots({ token, files }, locale);
  return { page: formPage, slots: { ...typedSlots(typed), ...held } };
};

/** Leads to the page on which it is looked through. The store holds it: nothing of it is in the address. */
const answerHeld = (c: Context, deps: Deps, locale: Locale, draft: HeldDraft): Response => {
  const path = `${pathOf('complaint-check', locale)}${draft.token}/`;
  if (!wantsJson(c.req)) return c.redirect(path, 303);
  const { files, refusedFiles } = formOf(draft);
  return c.json({
    draft: draft.token,
    checkUrl: `${deps.addresses.siteUrl}${path}`,
    heldUntil: heldUntil(draft).toString(),
    files: files.map(({ filename, size }) => ({ filename, size })),
    refusedFiles,
  });
};

const answerInvalid = async (
  c: Context,
  deps: Deps,
  kind: FormKind,
  locale: Locale,
  outcome: InvalidForm,
): Promise<Response> => {
  if (wantsJson(c.req)) {
    const { title, errors } = issuesInWords(outcome.issues, locale);
    return problemJson(c, {
      status: 422,
      title,
      detail: errors.map((e) => e.message).join('; '),
      errors,
    });
  }
  const { draft } = outcome;
  const slots = {
    ...typedSlots(outcome),
    ...(draft && draftSlots(formOf(draft), locale)),
    ...issueSlots(outcome.issues, locale),
  };
  const page = await deps.livePages.render(pathOf(kind.formPage, locale), slots);
  if (page === undefined) throw new Error(`The page ${kind.formPage} has not been built.`);
  return c.html(page.html, 422);
};

const answerKept = (
  c: Context,
  deps: Deps,
  kind: FormKind,
  locale: Locale,
  { reference, receivedAt, acknowledgeBy, receiptToken }: KeptForm,
): Response => {
  const path = receiptPath(kind.name, locale, receiptToken);
  if (!wantsJson(c.req)) return c.redirect(path, 303);
  return c.json(
    {
      reference,
      receivedAt: stockholmDateTime(receivedAt).toString({ timeZoneName: 'never' }),
      acknowledgeBy: acknowledgeBy.toString(),
      receiptUrl: `${deps.addresses.siteUrl}${path}`,
    },
    201,
  );
};
