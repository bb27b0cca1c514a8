import { Temporal } from 'temporal-polyfill';
import { readComplaint } from '#domain/complaint.ts';
import { draftFields } from '#domain/draft-fields.ts';
import { hiddenFieldName } from '#domain/spam-marks.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import type { Draft, DraftRoom, RefusedFile, Store, SubmissionLimit } from '#functions/ports.ts';
import { invalidForm } from './accept-submission.ts';
import type { InvalidForm, SubmitDeps, SubmittedForm } from './accept-submission.ts';
import { addFiles, filesOfDraft } from './draft-files.ts';
import { draftIdOf, newDraftToken, type TokenSecret } from './draft-token.ts';
import { findNamedDraft, type DraftFound, type HeldDraft } from './held-draft.ts';

/** What holding a complaint until it is sent needs from outside. */
export interface CheckDeps
  extends Pick<SubmitDeps, 'clock' | 'randomness' | 'siteFacts' | 'log'>, TokenSecret {
  store: Pick<Store, 'holdDraft' | 'findDraft' | 'findSubmission'>;
}

/**
 * What became of a complaint to be looked through: `held`, to be mended, or not held, because there is no
 * room, too many came or the store is out of reach. Nothing of it has been sent.
 */
export type CheckOutcome =
  | { kind: 'held'; draft: HeldDraft }
  | InvalidForm
  | (Pick<InvalidForm, 'values' | 'chosenFiles'> & { kind: 'not-held'; reason: string });

/** How long a draft is kept after each change of it. */
const heldFor = { hours: 24 } as const;

/** Far more than a firm's customers need in a day. */
const room: DraftRoom = { drafts: 1000, bytes: 512 * 1024 * 1024 };

/** A person looks through a complaint several times before sending it once. */
const checksForEachSending = 5;

/**
 * Holds a complaint, sealed, until its sender has looked through it. Files are held even where the fields
 * have to be mended, so that they are chosen once. The draft that a form names is replaced by it. Rejects
 * only on faults of our own: whatever keeps it from being held, the customer can send it at once.
 */
export const checkComplaint = async (
  deps: CheckDeps,
  sent: SubmittedForm,
): Promise<CheckOutcome> => {
  const read = readComplaint(sent.fields);
  const values = read.kind === 'valid' ? read.complaint : read.values;
  const hold = async (): Promise<HeldDraft | string> => {
    const found = await findNamedDraft(deps, sent.fields);
    return holdAs(deps, found, { values, sent });
  };
  const nothingToHold = sent.files.length === 0 && sent.fields[draftFields.token] === undefined;
  if (read.kind === 'invalid' && nothingToHold) return invalidForm(read, sent.files);

  const held = await orUnavailable(hold());
  if (typeof held === 'string') deps.log('draft_not_held', { reason: held });
  if (read.kind === 'invalid')
    return typeof held === 'string'
      ? invalidForm(read, sent.files)
      : { ...invalidForm(read, []), draft: held };
  if (typeof held !== 'string') return { kind: 'held', draft: held };
  const { chosenFiles } = invalidForm({ issues: [], values }, sent.files);
  return { kind: 'not-held', reason: held, values, chosenFiles };
};

const orUnavailable = async (holding: Promise<HeldDraft | string>): Promise<HeldDraft | string> => {
  try {
    return await holding;
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    return 'store_unavailable';
  }
};

/** The draft that is held now, or why there is none. */
const holdAs = async (
  deps: CheckDeps,
  found: DraftFound,
  { values, sent }: { values: Readonly<Record<string, string>>; sent: SubmittedForm },
): Promise<HeldDraft | string> => {
  const older = found.kind === 'held' ? found.draft : undefined;
  // What has been sent is closed: what comes after it is another complaint.
  const isOpen = found.kind === 'held' || found.kind === 'expired';
  const token = isOpen ? (sent.fields[draftFields.token] ?? '') : await newDraftToken(deps);
  const id = (await draftIdOf(token, deps)) ?? '';
  const { files: kept, gone } = filesOfDraft(older, sent.fields);
  const { files, refusedFiles } = await addFiles(kept, sent.files, deps.siteFacts.attachments);

  const hidden = sent.fields[hiddenFieldName] ?? older?.fields[hiddenFieldName] ?? '';
  const now = deps.clock.now();
  const draft: Draft = {
    id,
    expiresAt: now.add(heldFor).epochMilliseconds,
    fields: { ...values, ...(hidden !== '' && { [hiddenFieldName]: hidden }) },
    files,
    refusedFiles: latestOf([...(older?.refusedFiles ?? []), ...gone, ...refusedFiles], files),
  };
  const held = await deps.store.holdDraft(draft, {
    now: now.epochMilliseconds,
    room,
    limits: (sent.limits ?? []).map(draftLimit),
  });
  return held.kind === 'held' ? { ...draft, token } : held.kind;
};

/** One for each name, and none for a file that has been taken since. */
const latestOf = (
  refused: readonly RefusedFile[],
  taken: readonly { filename: string }[],
): RefusedFile[] =>
  [...new Map(refused.map((file) => [file.filename, file])).values()].filter(
    ({ filename }) => !taken.some((file) => file.filename === filename),
  );

const draftLimit = ({ bucket, until, most }: SubmissionLimit): SubmissionLimit => ({
  bucket: `draft ${bucket}`,
  until,
  most: most * checksForEachSending,
});

/** When a draft goes, if it is not changed before. */
export const heldUntil = ({ expiresAt }: Pick<HeldDraft, 'expiresAt'>): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(expiresAt);
