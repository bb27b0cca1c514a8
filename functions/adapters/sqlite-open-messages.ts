import type { MessageFacts, RecordStore, RetryOutcome, Store } from '#functions/ports.ts';
import { leaveBatch } from './sqlite-batches.ts';
import type { Sql } from './sqlite-connection.ts';
import {
  factColumns,
  factTables,
  isRejected,
  isUndelivered,
  messageFacts,
} from './sqlite-message-state.ts';
import { contentRow } from './sqlite-rows.ts';
import { submissionById } from './sqlite-submissions.ts';

/** `Store.openMessages`. */
export const findOpenMessages = (
  sql: Sql,
  { createdBefore, dueBefore, limit }: Parameters<Store['openMessages']>[0],
): MessageFacts[] => sql.rows(findOpen, { createdBefore, now: dueBefore, limit }).map(messageFacts);

/** `Store.messagesOf`. */
export const findMessagesOf = (sql: Sql, reference: string): MessageFacts[] =>
  sql.rows(findByReference, { reference }).map(messageFacts);

/** `RecordStore.findMessage`. */
export const findKeptMessage = (
  sql: Sql,
  by: Parameters<Store['findMessage']>[0],
): Awaited<ReturnType<RecordStore['findMessage']>> => {
  const [row] =
    'id' in by
      ? sql.rows(findById, { id: by.id })
      : sql.rows(findByProviderId, { providerId: by.providerId });
  if (row === undefined) return undefined;
  const facts = messageFacts(row);
  const submission = submissionById(sql, facts.submissionId);
  if (submission === undefined) throw new Error(`No submission for message ${facts.id}.`);
  return { ...contentRow.parse(row), facts, submission };
};

/** `Store.retryParked` inside a transaction. */
export const retryParkedMessage = (
  sql: Sql,
  id: string,
  { at, forgottenSince, secondCopy }: Parameters<Store['retryParked']>[1],
): RetryOutcome => {
  const [row] = sql.rows(findById, { id });
  if (row === undefined) return 'unknown';
  const { failedAt, uncertainSince, batchId } = messageFacts(row);
  if (failedAt === undefined) return 'not-parked';
  const forgotten = uncertainSince !== undefined && uncertainSince <= forgottenSince;
  if (batchId !== undefined && !forgotten && isWhollyParked(sql, batchId)) {
    sql.run(unparkBatch, { batchId, at });
    return 'due';
  }
  // Under its own key the provider does not know it.
  const doubtful = forgotten || (batchId !== undefined && uncertainSince !== undefined);
  if (doubtful && !secondCopy) return 'doubtful';
  sql.run(unpark, { id, at, uncertainSince: doubtful ? null : (uncertainSince ?? null) });
  return 'due';
};

const isWhollyParked = (sql: Sql, batchId: string): boolean =>
  sql.rows(findWhollyParked, { batchId }).length === 1;

/** `Store.settle`. */
export const settleMessage = (sql: Sql, id: string, at: number): boolean =>
  sql.run(settle, { id, at }).changes === 1;

const findOpen = `
  SELECT ${factColumns} FROM ${factTables} WHERE message.id IN (
    SELECT id FROM message
      WHERE sent_at IS NULL AND failed_at IS NULL AND created_at < :createdBefore
    UNION SELECT id FROM message WHERE failed_at IS NOT NULL AND settled_at IS NULL
    UNION SELECT id FROM message WHERE ${isRejected}
    UNION SELECT id FROM message WHERE ${isUndelivered})
  ORDER BY created_at, message.rowid LIMIT :limit`;

const findByReference = `
  SELECT ${factColumns} FROM ${factTables} WHERE reference = :reference
  ORDER BY created_at, message.rowid`;

const withContent = `${factColumns}, message.key_id AS keyId, message.content`;

const findById = `SELECT ${withContent} FROM ${factTables} WHERE message.id = :id`;

const findByProviderId = `
  SELECT ${withContent} FROM ${factTables}
  WHERE provider_id IS NOT NULL AND provider_id = :providerId`;

/** A message that is tried again is no settled matter, whatever was made of it before. */
const unpark = `
  UPDATE message SET failed_at = NULL, failure_cause = NULL, settled_at = NULL, ${leaveBatch},
    next_attempt_at = :at, uncertain_since = :uncertainSince
  WHERE id = :id AND failed_at IS NOT NULL`;

const unparkBatch = `
  UPDATE message SET failed_at = NULL, failure_cause = NULL, settled_at = NULL, next_attempt_at = :at
  WHERE batch_id = :batchId`;

const findWhollyParked = `
  SELECT batch_id FROM message WHERE batch_id = :batchId AND failed_at IS NOT NULL
  GROUP BY batch_id HAVING count(*) = max(batch_size)`;

const settle = `
  UPDATE message SET settled_at = :at
  WHERE id = :id AND settled_at IS NULL AND (sent_at IS NOT NULL OR failed_at IS NOT NULL)`;
