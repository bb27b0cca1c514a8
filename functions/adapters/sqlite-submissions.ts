import { timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import type {
  Accepted,
  EpochMs,
  KeptSubmission,
  NewMessage,
  Submission,
  SubmissionLimit,
} from '#functions/ports.ts';
import { countAccepted, reachedLimit } from './sqlite-limits.ts';
import type { Sql } from './sqlite-connection.ts';
import { keptFileRow, repeatedRow, submissionRow } from './sqlite-rows.ts';

/** `Store.accept` inside a transaction, which makes its look-ups and its inserts one step. */
export const acceptSubmission = (
  sql: Sql,
  submission: Submission,
  messages: readonly NewMessage[],
  repeatSince: EpochMs,
  limits: readonly SubmissionLimit[] = [],
): Accepted => {
  const { id, kind, reference, fingerprint, locale, receivedAt } = submission;
  const [repeated] = sql.rows(findRepeated, { fingerprint, repeatSince });
  if (repeated !== undefined) {
    const first = repeatedRow.parse(repeated);
    return {
      kind: 'repeated',
      reference: first.reference,
      receiptToken: joinToken(first.receipt_selector, first.receipt_verifier),
      receivedAt: first.received_at,
    };
  }
  const reached = reachedLimit(sql, limits);
  if (reached !== undefined) return { kind: 'too-many', until: reached.until };
  if (sql.rows(findReference, { reference }).length > 0) return { kind: 'reference-taken' };
  countAccepted(sql, limits, receivedAt);

  const { selector, verifier } = splitToken(submission.receiptToken) ?? malformedToken();
  const fields = JSON.stringify(submission.fields);
  const refusedFiles = JSON.stringify(submission.refusedFiles);
  sql.run(insertSubmission, {
    ...{ id, kind, reference, selector, verifier, fingerprint, locale, receivedAt },
    ...{ fields, refusedFiles, marks: JSON.stringify(submission.marks) },
  });
  submission.attachments.forEach(({ id: attachmentId, filename, contentType, bytes }, position) => {
    const submissionId = id;
    sql.run(insertAttachment, {
      ...{ attachmentId, submissionId, position, filename, contentType, bytes },
    });
  });
  const kept = new Set(submission.attachments.map((attachment) => attachment.id));
  for (const message of messages) {
    const missing = message.mail.attachmentIds.find((attachmentId) => !kept.has(attachmentId));
    if (missing !== undefined)
      throw new Error(`No attachment ${missing} for message ${message.id}.`);
    keepMessage(sql, message, receivedAt);
  }
  return { kind: 'accepted' };
};

/** Puts a message into the outbox, due at once. */
export const keepMessage = (
  sql: Sql,
  { id: messageId, submissionId, purpose, mail }: NewMessage,
  at: EpochMs,
): void => {
  const content = JSON.stringify(mail);
  sql.run(insertMessage, { messageId, submissionId, purpose, content, receivedAt: at });
};

/** `Store.findByReceiptToken`: a token that is not one finds nothing. */
export const findSubmission = (sql: Sql, token: string): KeptSubmission | undefined => {
  const asked = splitToken(token);
  if (asked === undefined) return undefined;
  const row = sql
    .rows(findBySelector, { selector: asked.selector })
    .map((candidate) => submissionRow.parse(candidate))
    .find(({ receipt_verifier }) => timingSafeEqual(receipt_verifier, asked.verifier));
  return row && keptSubmission(sql, row);
};

/** A submission by its id. */
export const submissionById = (sql: Sql, id: string): KeptSubmission | undefined => {
  const [row] = sql.rows(findById, { id });
  return row && keptSubmission(sql, submissionRow.parse(row));
};

const keptSubmission = (sql: Sql, row: z.infer<typeof submissionRow>): KeptSubmission => {
  const { id, kind, reference, fingerprint, locale, fields } = row;
  return {
    ...{ id, kind, reference, fingerprint, locale, fields },
    receiptToken: joinToken(row.receipt_selector, row.receipt_verifier),
    receivedAt: row.received_at,
    refusedFiles: row.refused_files,
    marks: row.marks,
    attachments: sql.rows(findFiles, { id }).map((file) => keptFileRow.parse(file)),
  };
};

const splitToken = (token: string) => {
  if (!/^[\w-]{32}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  return { selector: bytes.subarray(0, 8), verifier: bytes.subarray(8) };
};

const joinToken = (selector: Uint8Array, verifier: Uint8Array): string =>
  Buffer.concat([selector, verifier]).toString('base64url');

const malformedToken = (): never => {
  throw new TypeError('A receipt token is 24 bytes in base64url.');
};

const findRepeated = `
  SELECT reference, receipt_selector, receipt_verifier, received_at FROM submission
  WHERE fingerprint = :fingerprint AND received_at >= :repeatSince
  ORDER BY received_at DESC LIMIT 1`;

const findReference = 'SELECT 1 FROM submission WHERE reference = :reference';

const findById = 'SELECT * FROM submission WHERE id = :id';

const findBySelector = 'SELECT * FROM submission WHERE receipt_selector = :selector';

const findFiles = `
  SELECT id, filename, content_type AS contentType, length(bytes) AS size FROM attachment
  WHERE submission_id = :id ORDER BY position`;

const insertSubmission = `
  INSERT INTO submission (id, kind, reference, receipt_selector, receipt_verifier, fingerprint,
    locale, received_at, fields, refused_files, marks)
  VALUES (:id, :kind, :reference, :selector, :verifier, :fingerprint,
    :locale, :receivedAt, :fields, :refusedFiles, :marks)`;

const insertAttachment = `
  INSERT INTO attachment (id, submission_id, position, filename, content_type, bytes)
  VALUES (:attachmentId, :submissionId, :position, :filename, :contentType, :bytes)`;

const insertMessage = `
  INSERT INTO message (id, submission_id, purpose, mail, created_at, next_attempt_at)
  VALUES (:messageId, :submissionId, :purpose, :content, :receivedAt, :receivedAt)`;
