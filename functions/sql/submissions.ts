import type {
  AttachmentRecord,
  EpochMs,
  KeptRecord,
  MessageRecord,
  RecordStore,
  SubmissionLimit,
  SubmissionRecord,
} from '#functions/ports.ts';
import {
  countOne,
  findCount,
  forgetCounts,
  limitValues,
  reachedLimit,
  withinLimits,
} from './limits.ts';
import { hasChanged, select, type Operation, type Row, type Statement } from './operation.ts';
import { attachmentRow, keptFileRow, repeatedRow, submissionRow } from './rows.ts';

type Repeat = Parameters<RecordStore['accept']>[2];
type Accepted = Awaited<ReturnType<RecordStore['accept']>>;

/**
 * `RecordStore.accept`: the submission is inserted only if nothing speaks against it, and all that belongs
 * to it only if it was. What is kept under its id already was sent before, or the answer to it was lost.
 */
export function* acceptSubmission(
  { attachments, ...submission }: SubmissionRecord,
  messages: readonly MessageRecord[],
  repeat: Repeat,
  limits: readonly SubmissionLimit[] = [],
): Operation<Accepted> {
  const { receivedAt } = submission;
  const insert: readonly Statement[] = [
    {
      sql: insertSubmission(repeat.fingerprints.length, limits.length),
      values: { ...submission, ...repeatValues(repeat), ...limitValues(limits) },
    },
    ...attachments.map((attachment, position) => ({
      sql: insertAttachment,
      values: { ...attachment, position },
    })),
    ...messages.flatMap((message) => keepMessage(message, receivedAt)),
    ...limits.map(countOne),
    forgetCounts(receivedAt),
  ];
  for (let tries = 0; tries < 3; tries += 1) {
    const [inserted] = yield insert;
    if (hasChanged(inserted)) return { kind: 'accepted' };
    const reason = yield* whyNot(submission, repeat, limits);
    if (reason !== undefined) return reason;
    // What spoke against it is gone: another process has let go of it in between.
  }
  throw new Error(`The submission ${submission.id} was not kept, and nothing says why.`);
}

function* whyNot(
  { id, reference }: Pick<SubmissionRecord, 'id' | 'reference'>,
  { since, fingerprints }: Repeat,
  limits: readonly SubmissionLimit[],
): Operation<Accepted | undefined> {
  const [own, taken, ...found] = yield [
    { sql: findById, values: { id } },
    { sql: findReference, values: { reference } },
    ...fingerprints.map((fingerprint) => ({ sql: findRepeated, values: { fingerprint, since } })),
    ...limits.map(findCount),
  ];
  const [known] = own?.rows ?? [];
  if (known !== undefined) return { kind: 'repeated', first: repeatedRow.parse(known) };
  const [first] = found
    .slice(0, fingerprints.length)
    .flatMap(({ rows }) => rows)
    .map((row) => repeatedRow.parse(row))
    .toSorted((one, other) => other.receivedAt - one.receivedAt);
  if (first !== undefined) return { kind: 'repeated', first };
  const reached = reachedLimit(limits, found.slice(fingerprints.length));
  if (reached !== undefined) return { kind: 'too-many', until: reached.until };
  return taken?.rows.length === 1 ? { kind: 'reference-taken' } : undefined;
}

const repeatValues = ({ since, fingerprints }: Repeat): Record<string, string | number> => ({
  since,
  ...Object.fromEntries(fingerprints.map((code, index) => [`repeated${index}`, code])),
});

/**
 * Puts a message into the outbox, due at once, if the statement before has changed a row, and with it what
 * it says, if that is written already.
 */
export const keepMessage = (
  { keyId, content, batchable, ...message }: MessageRecord,
  at: EpochMs,
  insert = insertMessage,
): Statement[] => [
  { sql: insert, values: { ...message, batchable: Number(batchable), at } },
  ...(content.length === 0
    ? []
    : [{ sql: insertContent, values: { id: message.id, keyId, content } }]),
];

/** The same for a message that may be there already. */
export const keepFollowUp = (message: MessageRecord, at: EpochMs): Statement[] =>
  keepMessage(
    message,
    at,
    `${insertMessage} AND NOT EXISTS (SELECT 1 FROM message WHERE id = :id)`,
  );

/** `RecordStore.findByReceiptSelector`. */
export const findSubmissions = (selector: Uint8Array): Operation<KeptRecord[]> =>
  findKept(bySelector, { selector });

/** `RecordStore.findSubmissions`. */
export const findSubmissionsOf = (ids: readonly string[]): Operation<KeptRecord[]> =>
  findKept(byIds, { ids: JSON.stringify(ids) });

/** `RecordStore.findSubmission`. */
export function* findSubmission(id: string): Operation<KeptRecord | undefined> {
  const [record] = yield* findKept(byId, { id });
  return record;
}

/** Submissions that meet a condition, with their files: one step, so that nothing is between them. */
function* findKept(
  { submissions, files }: { submissions: string; files: string },
  values: NonNullable<Statement['values']>,
): Operation<KeptRecord[]> {
  const [found, named] = yield [
    { sql: submissions, values },
    { sql: files, values },
  ];
  return keptRecords(found?.rows ?? [], named?.rows ?? []);
}

/** Rows that were selected with `submissionColumns`, with their files. */
export const keptRecords = (rows: readonly Row[], files: readonly Row[]): KeptRecord[] => {
  const named = files.map((file) => keptFileRow.parse(file));
  return rows.map((row) => {
    const submission = submissionRow.parse(row);
    const attachments = named.filter(({ submissionId }) => submissionId === submission.id);
    return { ...submission, attachments };
  });
};

/** `RecordStore.readAttachments`: one by one, since an answer of a remote database is limited in size. */
export function* readAttachments(ids: readonly string[]): Operation<AttachmentRecord[]> {
  const found: AttachmentRecord[] = [];
  for (const id of ids)
    found.push(
      ...(yield* select({ sql: findAttachment, values: { id } }, (rows) =>
        rows.map((row) => attachmentRow.parse(row)),
      )),
    );
  return found;
}

/** The columns of `submission` that `keptRecords` reads. */
export const submissionColumns = `id, kind, reference, received_at AS receivedAt,
  receipt_proof AS receiptProof, key_id AS keyId, content`;

const fileColumns = 'id, submission_id AS submissionId, size, key_id AS keyId, name';

/** The files of the submissions that a subquery gives the ids of. */
export const filesOf = (submissionIds: string): string => `
  SELECT ${fileColumns} FROM attachment WHERE submission_id IN (${submissionIds})
  ORDER BY submission_id, position`;

const findRepeated = `
  SELECT ${submissionColumns} FROM submission
  WHERE fingerprint = :fingerprint AND received_at >= :since
  ORDER BY received_at DESC LIMIT 1`;

const findById = `SELECT ${submissionColumns} FROM submission WHERE id = :id`;

const findReference = 'SELECT 1 FROM submission WHERE reference = :reference';

const keptWhere = (condition: string) => ({
  submissions: `SELECT ${submissionColumns} FROM submission WHERE ${condition}`,
  files: filesOf(`SELECT id FROM submission WHERE ${condition}`),
});

const bySelector = keptWhere('receipt_selector = :selector');
const byId = keptWhere('id = :id');
const byIds = keptWhere('id IN (SELECT value FROM json_each(:ids))');

const findAttachment = `SELECT ${fileColumns}, bytes FROM attachment WHERE id = :id`;

/**
 * The statement for so many fingerprints and limits: a text that is made once is prepared once. What is
 * not to be kept has no id, and is ignored like an id or a reference that is taken. (`SELECT … WHERE` from
 * the table itself would need a copy of it in between, and a tenth more time.)
 */
const insertSubmission = (fingerprints: number, limits: number): string => {
  const known = insertions.get(fingerprints * 100 + limits);
  if (known !== undefined) return known;
  const codes = Array.from({ length: fingerprints }, (_, index) => `:repeated${index}`);
  const text = `
    INSERT OR IGNORE INTO submission (id, kind, reference, receipt_selector, receipt_proof, fingerprint,
      received_at, key_id, content)
    VALUES (CASE WHEN NOT EXISTS (SELECT 1 FROM submission
        WHERE received_at >= :since AND fingerprint IN (${codes.join(', ')}))
      ${withinLimits(limits)} THEN :id END,
      :kind, :reference, :receiptSelector, :receiptProof, :fingerprint,
      :receivedAt, :keyId, :content)`;
  insertions.set(fingerprints * 100 + limits, text);
  return text;
};

const insertions = new Map<number, string>();

const insertAttachment = `
  INSERT INTO attachment (id, submission_id, position, size, key_id, name, bytes)
  SELECT :id, :submissionId, :position, :size, :keyId, :name, :bytes WHERE changes() = 1`;

const insertMessage = `
  INSERT INTO message (id, submission_id, purpose, batchable, created_at, next_attempt_at)
  SELECT :id, :submissionId, :purpose, :batchable, :at, :at WHERE changes() = 1`;

const insertContent = `
  INSERT INTO message_content (id, key_id, content) SELECT :id, :keyId, :content WHERE changes() = 1`;
