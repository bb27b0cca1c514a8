import type { MessageFacts, RecordStore, RetryOutcome, Store } from '#functions/ports.ts';
import { leaveBatch } from './batches.ts';
import {
  factColumns,
  factTables,
  isRejected,
  isUndelivered,
  messageFacts,
} from './message-state.ts';
import { change, hasChanged, select, type Operation } from './operation.ts';
import { messageContent, messageTables } from './outbox.ts';
import { contentRow } from './rows.ts';
import { filesOf, keptRecords, submissionColumns } from './submissions.ts';

/** `Store.openMessages`. */
export const findOpenMessages = ({
  createdBefore,
  dueBefore,
  limit,
}: Parameters<Store['openMessages']>[0]): Operation<MessageFacts[]> =>
  select({ sql: findOpen, values: { createdBefore, now: dueBefore, limit } }, (rows) =>
    rows.map(messageFacts),
  );

/** `Store.messagesOf`. */
export const findMessagesOf = (reference: string): Operation<MessageFacts[]> =>
  select({ sql: findByReference, values: { reference } }, (rows) => rows.map(messageFacts));

/** `RecordStore.findMessage`. */
export function* findKeptMessage(
  by: Parameters<Store['findMessage']>[0],
): Operation<Awaited<ReturnType<RecordStore['findMessage']>>> {
  const { message, submission, files } = 'id' in by ? byId : byProviderId;
  const [found, ...kept] = yield [message, submission, files].map((sql) => ({
    sql,
    values: { ...by },
  }));
  const [row] = found?.rows ?? [];
  if (row === undefined) return undefined;
  const facts = messageFacts(row);
  const [first] = keptRecords(kept[0]?.rows ?? [], kept[1]?.rows ?? []);
  if (first === undefined) throw new Error(`No submission for message ${facts.id}.`);
  return { ...contentRow.parse(row), facts, submission: first };
}

/** `Store.retryParked`: what was looked at must still be so when it is changed. */
export function* retryParkedMessage(
  id: string,
  { at, forgottenSince, secondCopy }: Parameters<Store['retryParked']>[1],
): Operation<RetryOutcome> {
  for (;;) {
    const [found, whole] = yield [
      { sql: byId.message, values: { id } },
      { sql: findWhollyParked, values: { id } },
    ];
    const [row] = found?.rows ?? [];
    if (row === undefined) return 'unknown';
    const { failedAt, uncertainSince, batchId } = messageFacts(row);
    if (failedAt === undefined) return found?.again === true ? 'due' : 'not-parked';
    const forgotten = uncertainSince !== undefined && uncertainSince <= forgottenSince;
    const together = batchId !== undefined && !forgotten && whole?.rows.length === 1;
    // Under its own key the provider does not know it.
    const doubtful = forgotten || (batchId !== undefined && uncertainSince !== undefined);
    if (!together && doubtful && !secondCopy) return 'doubtful';
    const seen = { id, at, failedAt };
    const keep = doubtful ? null : (uncertainSince ?? null);
    const [made] = yield [
      together
        ? { sql: unparkBatch, values: seen }
        : { sql: unpark, values: { ...seen, uncertainSince: keep } },
    ];
    if (hasChanged(made) || made?.again === true) return 'due';
  }
}

/** `Store.settle`. */
export const settleMessage = (id: string, at: number): Operation<boolean> =>
  change({ sql: settle, values: { id, at } });

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

const withContent = `${factColumns}, ${messageContent}`;

/** Finds a message that meets a condition, the submission that caused it, and that one's files. */
const findBy = (condition: string) => {
  const submissionId = `SELECT submission_id FROM message WHERE ${condition}`;
  return {
    message: `SELECT ${withContent} FROM ${messageTables} WHERE ${condition}`,
    submission: `SELECT ${submissionColumns} FROM submission WHERE id = (${submissionId})`,
    files: filesOf(submissionId),
  };
};

const byId = findBy('message.id = :id');
const byProviderId = findBy('provider_id IS NOT NULL AND provider_id = :providerId');

/** A message that is tried again is no settled matter, whatever was made of it before. */
const unpark = `
  UPDATE message SET failed_at = NULL, failure_cause = NULL, settled_at = NULL, ${leaveBatch},
    next_attempt_at = :at, uncertain_since = :uncertainSince
  WHERE id = :id AND failed_at = :failedAt`;

const findWhollyParked = `
  SELECT batch_id FROM message
  WHERE batch_id = (SELECT batch_id FROM message WHERE id = :id) AND failed_at IS NOT NULL
  GROUP BY batch_id HAVING count(*) = max(batch_size)`;

const unparkBatch = `
  UPDATE message SET failed_at = NULL, failure_cause = NULL, settled_at = NULL, next_attempt_at = :at
  WHERE batch_id = (${findWhollyParked})
    AND EXISTS (SELECT 1 FROM message WHERE id = :id AND failed_at = :failedAt)`;

const settle = `
  UPDATE message SET settled_at = :at
  WHERE id = :id AND settled_at IS NULL AND (sent_at IS NOT NULL OR failed_at IS NOT NULL)`;
