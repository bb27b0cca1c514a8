import { Temporal } from 'temporal-polyfill';
import { complaintDeadlines } from '#domain/deadlines.ts';
import type { FieldIssue } from '#domain/form-fields.ts';
import type { Locale } from '#domain/locale.ts';
import { newReferenceNumber } from '#domain/reference-number.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import type { CryptoWork } from '#functions/ports/crypto-work.ts';
import { spamMarks } from '#domain/spam-marks.ts';
import type {
  Clock,
  Log,
  NewMessage,
  Randomness,
  RefusedFile,
  Store,
  Submission,
  SubmissionLimit,
} from '#functions/ports.ts';
import { cleanFilename } from './attachment-name.ts';
import { sortFiles } from './attachments.ts';
import type { ReceivedFile } from './attachments.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { HeldDraft } from './held-draft.ts';
import { newReceiptToken } from './receipt-token.ts';
import { newSubmissionId } from './submission-id.ts';
import { causedPurposes } from './write-mail.ts';

/** What taking in a submission needs from outside. */
export interface SubmitDeps {
  store: Pick<Store, 'accept'>;
  clock: Clock;
  randomness: Randomness;
  siteFacts: SiteFacts;
  log: Log;
  /** Left out: Web Crypto's. */
  cryptoWork?: Pick<CryptoWork, 'sha256'>;
}

/** A form as it was read from a request: text fields by name, unchecked, and the files chosen. */
export interface SubmittedForm {
  fields: Readonly<Record<string, string>>;
  files: readonly ReceivedFile[];
  /** How many more may be kept of those who sent it. */
  limits?: readonly SubmissionLimit[];
}

/** A form that has to be mended. `values` and `chosenFiles` let the page show it again as it was typed. */
export interface InvalidForm {
  kind: 'invalid';
  issues: readonly FieldIssue[];
  values: Readonly<Record<string, string>>;
  /** Names of the files that were chosen and are not held: a browser cannot be given them back. */
  chosenFiles: readonly string[];
  /** Where files of it are held, so that they need not be chosen again. */
  draft?: HeldDraft | undefined;
}

/** A submission that is kept, now or (`repeated`) since the same one came in within the last day. */
export interface KeptForm {
  kind: 'accepted' | 'repeated';
  reference: string;
  receivedAt: Temporal.Instant;
  /** Stockholm date. */
  acknowledgeBy: Temporal.PlainDate;
  receiptToken: string;
}

/** A form that was not kept because its sender, or everybody together, has sent as many as may be. */
export interface TooManyForms {
  kind: 'too-many';
  /** When the next one is taken. */
  until: Temporal.Instant;
}

/** What became of a form. */
export type SubmitOutcome = InvalidForm | KeptForm | TooManyForms;

/** A form whose fields are valid. */
export interface ValidForm {
  kind: Submission['kind'];
  fields: Readonly<Record<string, string>> & { lang: Locale };
  /** As it was sent: what is read from `fields` that are no fields of the form. */
  sent: SubmittedForm;
  /** Of what is sent of a draft: the draft's id, with which it can be accepted only once. */
  id?: string | undefined;
  /** Files that were refused before, or are gone. */
  refusedFiles?: readonly RefusedFile[];
}

/** Two equal submissions within this time are one: a double click, a reloaded page, a retried request. */
const repeatWithinMs = 24 * 3_600_000;
const maxDraws = 5;

/**
 * Keeps a valid form, its files and the messages that it causes in one go. A file that is refused does
 * not stop it. Rejects with `StoreUnavailableError` when nothing was kept and trying later is safe.
 */
export const acceptSubmission = async (
  deps: SubmitDeps,
  form: ValidForm,
): Promise<KeptForm | TooManyForms> => {
  const receivedAt = deps.clock.now();
  const { kind, fields, sent } = form;
  const { id = newSubmissionId(receivedAt.epochMilliseconds, deps.randomness) } = form;
  const sorted = sortFiles(sent.files, deps.siteFacts.attachments, id);
  const refusedFiles = [...(form.refusedFiles ?? []), ...sorted.refusedFiles];
  const files = { ...sorted, refusedFiles };
  const fingerprint = await fingerprintOf(
    { kind, fields, attachments: files.attachments },
    deps.cryptoWork,
  );

  for (let draw = 0; draw < maxDraws; draw += 1) {
    const submission: Submission = {
      id,
      kind,
      reference: newReferenceNumber((length) => deps.randomness.bytes(length)),
      receiptToken: newReceiptToken(deps.randomness),
      fingerprint,
      locale: fields.lang,
      receivedAt: receivedAt.epochMilliseconds,
      fields,
      ...files,
      marks: spamMarks(sent.fields),
    };
    const accepted = await deps.store.accept(
      submission,
      messagesOf(submission),
      receivedAt.epochMilliseconds - repeatWithinMs,
      sent.limits,
    );
    if (accepted.kind === 'reference-taken') continue;
    if (accepted.kind === 'too-many')
      return { ...accepted, until: Temporal.Instant.fromEpochMilliseconds(accepted.until) };

    const kept = accepted.kind === 'repeated' ? accepted : submission;
    deps.log(`submission_${accepted.kind}`, {
      kind,
      reference: kept.reference,
      files: files.attachments.length,
      refusedFiles: files.refusedFiles.length,
    });
    return keptForm(deps, accepted.kind, kept);
  }
  throw new StoreUnavailableError(`No reference number was free in ${maxDraws} draws.`);
};

/** The outcome for a form that cannot be kept yet. */
export const invalidForm = (
  { issues, values }: Pick<InvalidForm, 'issues' | 'values'>,
  files: readonly ReceivedFile[],
): InvalidForm => ({
  kind: 'invalid',
  issues,
  values,
  chosenFiles: files.map(({ filename }) => cleanFilename(filename)),
});

/** The e-mails that it causes, to be written once it is kept: what is not told of cannot hold it up. */
const messagesOf = (submission: Submission): NewMessage[] =>
  causedPurposes(submission).map((purpose) => ({
    id: `${submission.id}-${purpose}`,
    submissionId: submission.id,
    purpose,
  }));

/** What is told of a submission that is kept. */
export const keptForm = (
  { siteFacts }: Pick<SubmitDeps, 'siteFacts'>,
  kind: KeptForm['kind'],
  kept: Pick<Submission, 'reference' | 'receiptToken' | 'receivedAt'>,
): KeptForm => {
  const receivedAt = Temporal.Instant.fromEpochMilliseconds(kept.receivedAt);
  const { acknowledgeBy } = complaintDeadlines(receivedAt, siteFacts.promises);
  const { reference, receiptToken } = kept;
  return { kind, reference, receivedAt, acknowledgeBy, receiptToken };
};
