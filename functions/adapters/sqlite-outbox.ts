import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { ClaimedRecord, DueClaim, EpochMs, OutboxHealth, Store } from '#functions/ports.ts';
import type { Sql } from './sqlite-connection.ts';
import { isRejected, isUndelivered } from './sqlite-message-state.ts';
import { takeUpEvents } from './sqlite-delivery-events.ts';
import { forgetCounts } from './sqlite-limits.ts';
import { dueRow, earliestRow, healthRow } from './sqlite-rows.ts';

/** `RecordStore.claimDue` inside a transaction, so that no two workers are handed the same message. */
export const claimMessages = (
  sql: Sql,
  { now, leaseUntil, limit, leaveBatchable = false }: DueClaim,
): ClaimedRecord[] => {
  forgetCounts(sql, now);
  const find = leaveBatchable ? findDueSingle : findDue;
  return sql.rows(find, { now, limit }).map((row) => {
    const due = dueRow.parse(row);
    const lease = randomUUID();
    sql.run(leaseMessage, { id: due.id, lease, leaseUntil, now });
    return claimedRecord(due, lease);
  });
};

/** A message as it is handed out, from its row before it was claimed. */
export const claimedRecord = (
  { attempts, uncertainSince, lastError, ...message }: z.infer<typeof dueRow>,
  lease: string,
): ClaimedRecord => ({
  ...message,
  lease,
  attempt: attempts + 1,
  uncertainSince: uncertainSince ?? undefined,
  lastError: lastError ?? undefined,
});

type Claim = Parameters<Store['markSent']>[0];

/** Changes a message if the claim's lease is still its own; true if it was. */
const mark = (
  sql: Sql,
  { id, lease }: Claim,
  assignments: string,
  values: Record<string, string | number | null>,
): boolean => {
  const statement = `
    UPDATE message SET ${assignments}, lease = NULL, lease_until = NULL
    WHERE id = :id AND lease = :lease`;
  return sql.run(statement, { ...values, id, lease }).changes === 1;
};

/** `Store.markSent`. */
export const markMessageSent = (
  sql: Sql,
  claimed: Claim,
  { at, providerId, deliveryDueAt = undefined }: Parameters<Store['markSent']>[1],
): boolean => {
  const assignments =
    'sent_at = :at, provider_id = :providerId, delivery_due_at = :deliveryDueAt, last_error = NULL';
  const values = { at, providerId, deliveryDueAt: deliveryDueAt ?? null };
  const marked = mark(sql, claimed, assignments, values);
  if (marked) takeUpEvents(sql, claimed.id, providerId);
  return marked;
};

/** `Store.markRetry`. */
export const markMessageForRetry = (
  sql: Sql,
  claimed: Claim,
  { nextAttemptAt, error, uncertainSince }: Parameters<Store['markRetry']>[1],
): boolean =>
  mark(
    sql,
    claimed,
    'next_attempt_at = :nextAttemptAt, last_error = :error, uncertain_since = :uncertainSince',
    { nextAttemptAt, error, uncertainSince: uncertainSince ?? null },
  );

/** `Store.markFailed`. */
export const markMessageFailed = (
  sql: Sql,
  claimed: Claim,
  { at, error, cause, uncertainSince }: Parameters<Store['markFailed']>[1],
): boolean =>
  mark(
    sql,
    claimed,
    `failed_at = :at, last_error = :error, failure_cause = :cause, uncertain_since = :uncertainSince`,
    { at, error, cause, uncertainSince: uncertainSince ?? null },
  );

/** `Store.nextDueAt`. */
export const earliestDueAt = (sql: Sql): EpochMs | undefined =>
  earliestRow.parse(sql.rows(findEarliestDue)[0]).earliest ?? undefined;

/** `Store.outboxHealth`. */
export const countOutbox = (sql: Sql, now: EpochMs): OutboxHealth => {
  const { earliest, ...counts } = healthRow.parse(sql.rows(findHealth, { now })[0]);
  return {
    ...counts,
    oldestSeconds: Math.max(0, Math.floor((now - (earliest ?? now)) / 1000)),
  };
};

/** In SQL: neither sent nor parked. */
export const waiting = 'sent_at IS NULL AND failed_at IS NULL';

/** The columns of `message JOIN submission` that `dueRow` reads. */
export const dueColumns = `message.id, submission_id AS submissionId, purpose, reference,
  message.key_id AS keyId, message.content,
  created_at AS createdAt, attempts, uncertain_since AS uncertainSince, last_error AS lastError`;

const findDueWhere = (condition: string): string => `
  SELECT ${dueColumns} FROM message JOIN submission ON submission.id = submission_id
  WHERE ${waiting} AND due_at <= :now AND batch_id IS NULL AND ${condition}
  ORDER BY due_at, message.rowid LIMIT :limit`;

const findDue = findDueWhere('TRUE');
const findDueSingle = findDueWhere('(batchable = 0 OR attempts > 0)');

const leaseMessage = `
  UPDATE message SET lease = :lease, lease_until = :leaseUntil, attempts = attempts + 1,
    uncertain_since = coalesce(uncertain_since, :now)
  WHERE id = :id`;

const findEarliestDue = `SELECT min(due_at) AS earliest FROM message WHERE ${waiting}`;

const findHealth = `
  SELECT count(*) AS pending, min(created_at) AS earliest,
    (SELECT count(*) FROM message WHERE failed_at IS NOT NULL AND settled_at IS NULL) AS failed,
    (SELECT count(*) FROM (
      SELECT id FROM message WHERE purpose <> 'receipt' AND ${isRejected}
      UNION SELECT id FROM message WHERE purpose <> 'receipt' AND ${isUndelivered}
    )) AS undelivered
  FROM message WHERE ${waiting}`;
