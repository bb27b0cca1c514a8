import type {
  AttachmentRecord,
  EpochMs,
  KeptRecord,
  MessageRecord,
  RecordStore,
  SubmissionLimit,
  SubmissionRecord,
} from '#functions/ports.ts';
import { countAccepted, reachedLimit } from './sqlite-limits.ts';
import type { Row, Sql } from './sqlite-connection.ts';
import { attachmentRow, keptFileRow, repeatedRow, submissionRow } from './sqlite-rows.ts';

type Repeat = Parameters<RecordStore['accept']>[2];

/** `RecordStore.accept` inside a transaction, which makes its look-ups and its inserts one step. */
export const acceptSubmission = (
  sql: Sql,
  { attachments, ...submission }: SubmissionRecord,
  messages: readonly MessageRecord[],
  { since, fingerprints }: Repeat,
  limits: readonly SubmissionLimit[] = [],
): Awaited<ReturnType<RecordStore['accept']>> => {
  const { reference, receivedAt } = submission;
  const [first] = fingerprints
    .flatMap((fingerprint) => sql.rows(findRepeated, { fingerprint, since }))
    .map((row) => repeatedRow.parse(row))
    .toSorted((one, other) => other.receivedAt - one.receivedAt);
  if (first !== undefined) return { kind: 'repeated', first };
  const reached = reachedLimit(sql, limits);
  if (reached !== undefined) return { kind: 'too-many', until: reached.until };
  if (sql.rows(findReference, { reference }).length > 0) return { kind: 'reference-taken' };
  countAccepted(sql, limits, receivedAt);

  sql.run(insertSubmission, { ...submission });
  attachments.forEach((attachment, position) => {
    sql.run(insertAttachment, { ...attachment, position });
  });
  for (const message of messages) keepMessage(sql, message, receivedAt);
  return { kind: 'accepted' };
};

/** Puts a message into the outbox, due at once. */
export const keepMessage = (sql: Sql, message: MessageRecord, at: EpochMs): void => {
  sql.run(insertMessage, { ...message, batchable: Number(message.batchable), at });
};

/** `RecordStore.findByReceiptSelector`. */
export const findSubmissions = (sql: Sql, selector: Uint8Array): KeptRecord[] =>
  sql.rows(findBySelector, { selector }).map((row) => keptRecord(sql, row));

/** A submission by its id. */
export const submissionById = (sql: Sql, id: string): KeptRecord | undefined => {
  const [row] = sql.rows(findById, { id });
  return row && keptRecord(sql, row);
};

/** A row that was selected with `submissionColumns`, with its files. */
export const keptRecord = (sql: Sql, row: Row): KeptRecord => {
  const submission = submissionRow.parse(row);
  const { id } = submission;
  const attachments = sql.rows(findFiles, { id }).map((file) => keptFileRow.parse(file));
  return { ...submission, attachments };
};

/** `RecordStore.readAttachments`. */
export const readAttachments = (sql: Sql, ids: readonly string[]): AttachmentRecord[] =>
  ids.flatMap((id) => sql.rows(findAttachment, { id })).map((row) => attachmentRow.parse(row));

/** The columns of `submission` that `keptRecord` reads. */
export const submissionColumns = `id, kind, reference, received_at AS receivedAt,
  receipt_proof AS receiptProof, key_id AS keyId, content`;

const findRepeated = `
  SELECT ${submissionColumns} FROM submission
  WHERE fingerprint = :fingerprint AND received_at >= :since
  ORDER BY received_at DESC LIMIT 1`;

const findReference = 'SELECT 1 FROM submission WHERE reference = :reference';

const findById = `SELECT ${submissionColumns} FROM submission WHERE id = :id`;

const findBySelector = `SELECT ${submissionColumns} FROM submission WHERE receipt_selector = :selector`;

const fileColumns = 'id, submission_id AS submissionId, size, key_id AS keyId, name';

const findFiles = `SELECT ${fileColumns} FROM attachment WHERE submission_id = :id ORDER BY position`;

const findAttachment = `SELECT ${fileColumns}, bytes FROM attachment WHERE id = :id`;

const insertSubmission = `
  INSERT INTO submission (id, kind, reference, receipt_selector, receipt_proof, fingerprint,
    received_at, key_id, content)
  VALUES (:id, :kind, :reference, :receiptSelector, :receiptProof, :fingerprint,
    :receivedAt, :keyId, :content)`;

const insertAttachment = `
  INSERT INTO attachment (id, submission_id, position, size, key_id, name, bytes)
  VALUES (:id, :submissionId, :position, :size, :keyId, :name, :bytes)`;

const insertMessage = `
  INSERT INTO message (id, submission_id, purpose, key_id, content, batchable, created_at, next_attempt_at)
  VALUES (:id, :submissionId, :purpose, :keyId, :content, :batchable, :at, :at)`;
