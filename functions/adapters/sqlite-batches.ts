import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ClaimedBatchRecord, RecordStore } from '#functions/ports.ts';
import type { Sql } from './sqlite-connection.ts';
import { takeUpEvents } from './sqlite-delivery-events.ts';
import { claimedRecord, dueColumns, waiting } from './sqlite-outbox.ts';
import { dueRow } from './sqlite-rows.ts';

type Claim = Parameters<RecordStore['markBatchRetry']>[0];
type Times = Pick<Parameters<RecordStore['claimBatches']>[0], 'now' | 'leaseUntil'>;

/** `RecordStore.claimBatches` inside a transaction. */
export const claimWholeBatches = (
  sql: Sql,
  { limit, size, ...times }: Parameters<RecordStore['claimBatches']>[0],
): ClaimedBatchRecord[] => {
  const { now } = times;
  const claimed = sql
    .rows(findDueBatches, { now, limit })
    .map((row) => lease(sql, idRow.parse(row).id, times));
  while (claimed.length < limit && size > 1) {
    const members = sql.rows(findBatchable, { now, size }).map((row) => idRow.parse(row).id);
    if (members.length < 2) break;
    const batch = `batch-${randomUUID()}`;
    members.forEach((id, position) => {
      sql.run(putInBatch, { id, batch, position, size: members.length });
    });
    claimed.push(lease(sql, batch, times));
  }
  return claimed;
};

const lease = (sql: Sql, id: string, { now, leaseUntil }: Times): ClaimedBatchRecord => {
  const key = randomUUID();
  const messages = sql
    .rows(findMembers, { id })
    .map((row) => claimedRecord(dueRow.parse(row), key));
  sql.run(leaseBatch, { id, lease: key, leaseUntil, now });
  const [first] = messages;
  if (first === undefined) throw new Error(`The batch ${id} is empty.`);
  const { attempt, uncertainSince } = first;
  return { id, lease: key, attempt, uncertainSince, messages };
};

/** Changes every message of a batch if the claim's lease is still its own; true if it was. */
const mark = (
  sql: Sql,
  { id, lease: key }: Claim,
  assignments: string,
  values: Record<string, string | number | null>,
): boolean => {
  const statement = `
    UPDATE message SET ${assignments}, lease = NULL, lease_until = NULL
    WHERE batch_id = :id AND lease = :lease`;
  return sql.run(statement, { ...values, id, lease: key }).changes > 0;
};

/** `RecordStore.markBatchSent` inside a transaction. */
export const markWholeBatchSent = (
  sql: Sql,
  { id: batch, lease: key }: Claim,
  { at, messages }: Parameters<RecordStore['markBatchSent']>[1],
): boolean => {
  const { held } = heldRow.parse(sql.rows(countHeld, { batch, lease: key })[0]);
  if (held === 0) return false;
  let marked = 0;
  for (const { id, providerId, deliveryDueAt = null } of messages) {
    const values = { id, batch, lease: key, at, providerId, deliveryDueAt };
    marked += sql.run(markMemberSent, values).changes;
    takeUpEvents(sql, id, providerId);
  }
  if (marked !== held) throw new Error(`${marked} of ${held} messages of ${batch} were named.`);
  return true;
};

/** `RecordStore.markBatchRetry` inside a transaction. */
export const markWholeBatchForRetry = (
  sql: Sql,
  claimed: Claim,
  {
    nextAttemptAt,
    error,
    uncertainSince = undefined,
  }: Parameters<RecordStore['markBatchRetry']>[1],
): boolean =>
  mark(
    sql,
    claimed,
    'next_attempt_at = :nextAttemptAt, last_error = :error, uncertain_since = :uncertainSince',
    { nextAttemptAt, error, uncertainSince: uncertainSince ?? null },
  );

/** `RecordStore.markBatchFailed` inside a transaction. */
export const markWholeBatchFailed = (
  sql: Sql,
  claimed: Claim,
  { at, error, cause, uncertainSince }: Parameters<RecordStore['markBatchFailed']>[1],
): boolean =>
  mark(
    sql,
    claimed,
    `failed_at = :at, last_error = :error, failure_cause = :cause, uncertain_since = :uncertainSince`,
    { at, error, cause, uncertainSince: uncertainSince ?? null },
  );

/** `RecordStore.dissolveBatch` inside a transaction. */
export const dissolveWholeBatch = (sql: Sql, claimed: Claim, error: string): boolean =>
  mark(sql, claimed, `${leaveBatch}, uncertain_since = NULL, last_error = :error`, { error });

/** In SQL: what makes a single message of a member. It has been claimed, so no batch takes it again. */
export const leaveBatch = 'batch_id = NULL, batch_position = NULL, batch_size = NULL';

const idRow = z.object({ id: z.string() });
const heldRow = z.object({ held: z.int() });

const findDueBatches = `
  SELECT batch_id AS id FROM message
  WHERE ${waiting} AND batch_id IS NOT NULL AND due_at <= :now
  GROUP BY batch_id HAVING count(*) = max(batch_size)
  ORDER BY min(due_at), min(rowid) LIMIT :limit`;

const findBatchable = `
  SELECT id FROM message
  WHERE ${waiting} AND batch_id IS NULL AND batchable = 1 AND attempts = 0 AND due_at <= :now
  ORDER BY due_at, rowid LIMIT :size`;

const findMembers = `
  SELECT ${dueColumns} FROM message JOIN submission ON submission.id = submission_id
  WHERE batch_id = :id ORDER BY batch_position`;

const putInBatch = `
  UPDATE message SET batch_id = :batch, batch_position = :position, batch_size = :size
  WHERE id = :id`;

const leaseBatch = `
  UPDATE message SET lease = :lease, lease_until = :leaseUntil, attempts = attempts + 1,
    uncertain_since = coalesce(uncertain_since, :now)
  WHERE batch_id = :id`;

const countHeld = `
  SELECT count(*) AS held FROM message WHERE batch_id = :batch AND lease = :lease`;

const markMemberSent = `
  UPDATE message SET sent_at = :at, provider_id = :providerId, delivery_due_at = :deliveryDueAt,
    last_error = NULL, lease = NULL, lease_until = NULL
  WHERE id = :id AND batch_id = :batch AND lease = :lease`;
