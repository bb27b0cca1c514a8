import type { z } from 'zod';
import type {
  ClaimedRecord,
  DueClaim,
  EpochMs,
  OutboxHealth,
  RecordStore,
  Store,
} from '#functions/ports.ts';
import { takeUpEvents } from './delivery-events.ts';
import { expire } from './drafts.ts';
import { forgetCounts } from './limits.ts';
import type { Claim } from './mark-claimed.ts';
import { factTables, isRejected, isUndelivered } from './message-state.ts';
import { hasChanged, select, type Operation } from './operation.ts';
import { dueRow, earliestRow, healthRow } from './rows.ts';

/** `RecordStore.claimDue`: finds and leases in one step, so that no two workers are handed the same message. */
export function* claimMessages({
  now,
  leaseUntil,
  limit,
  leaveBatchable = false,
}: DueClaim): Operation<ClaimedRecord[]> {
  const { find, lease } = leaveBatchable ? singleMessages : anyMessages;
  const claim = crypto.randomUUID();
  const [, , due] = yield [
    forgetCounts(now),
    expire(now),
    { sql: find, values: { now, limit } },
    { sql: lease, values: { now, limit, leaseUntil, claim } },
  ];
  return (due?.rows ?? []).map((row) => {
    const message = dueRow.parse(row);
    return claimedRecord(message, `${claim}/${message.id}`);
  });
}

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

/** `RecordStore.keepContents`: said again because its answer was lost, it finds the same lease. */
export function* keepContentsOf(
  contents: Parameters<RecordStore['keepContents']>[0],
): Operation<boolean[]> {
  const kept = yield contents.map(({ id, lease, keyId, content }) => ({
    sql: keepContent,
    values: { id, lease, keyId, content },
  }));
  return kept.map(hasChanged);
}

/** `Store.markSent`. */
export function* markMessageSent(
  { id, lease }: Claim,
  { at, providerId, deliveryDueAt = undefined }: Parameters<Store['markSent']>[1],
): Operation<boolean> {
  const values = { id, lease, at, providerId, deliveryDueAt: deliveryDueAt ?? null };
  const [marked] = yield [{ sql: markSent, values }, ...takeUpEvents(id, providerId)];
  return hasChanged(marked) || marked?.again === true;
}

/** `Store.nextDueAt`. */
export const earliestDueAt = (): Operation<EpochMs | undefined> =>
  select({ sql: findEarliestDue }, ([row]) => earliestRow.parse(row).earliest ?? undefined);

/** `Store.outboxHealth`. */
export const countOutbox = (now: EpochMs): Operation<OutboxHealth> =>
  select({ sql: findHealth, values: { now } }, ([row]) => {
    const { earliest, ...counts } = healthRow.parse(row);
    const oldestSeconds = Math.max(0, Math.floor((now - (earliest ?? now)) / 1000));
    return { ...counts, oldestSeconds };
  });

/** In SQL: neither sent nor parked. */
export const waiting = 'sent_at IS NULL AND failed_at IS NULL';

/** In SQL: what leases a message, but for the lease. */
export const startLease = `lease_until = :leaseUntil, attempts = attempts + 1,
  uncertain_since = coalesce(uncertain_since, :now)`;

/** In SQL: what `contentRow` reads of a message; of one that is not written yet, nothing under no key. */
export const messageContent = `coalesce(message_content.key_id, '') AS keyId,
  coalesce(message_content.content, x'') AS content`;

/** In SQL: the tables of `messageContent` and of what caused the message. */
export const messageTables = `${factTables}
  LEFT JOIN message_content ON message_content.id = message.id`;

/** The columns of `messageTables` that `dueRow` reads. */
export const dueColumns = `message.id, submission_id AS submissionId, purpose, reference,
  ${messageContent},
  created_at AS createdAt, attempts, uncertain_since AS uncertainSince, last_error AS lastError`;

/** Finds due messages that meet a condition, and leases the same ones. */
const dueWhere = (condition: string): { find: string; lease: string } => {
  const due = `${waiting} AND due_at <= :now AND batch_id IS NULL AND ${condition}
    ORDER BY due_at, message.rowid LIMIT :limit`;
  return {
    find: `SELECT ${dueColumns} FROM ${messageTables} WHERE ${due}`,
    lease: `UPDATE message SET lease = :claim || '/' || id, ${startLease}
      WHERE id IN (SELECT id FROM message WHERE ${due})`,
  };
};

const anyMessages = dueWhere('TRUE');
const singleMessages = dueWhere('(batchable = 0 OR attempts > 0)');

const keepContent = `
  INSERT INTO message_content (id, key_id, content)
  SELECT id, :keyId, :content FROM message WHERE id = :id AND lease = :lease
  ON CONFLICT (id) DO UPDATE SET key_id = excluded.key_id, content = excluded.content`;

const markSent = `
  UPDATE message SET sent_at = :at, provider_id = :providerId, delivery_due_at = :deliveryDueAt,
    last_error = NULL, lease = NULL, lease_until = NULL
  WHERE id = :id AND lease = :lease`;

const findEarliestDue = `SELECT min(due_at) AS earliest FROM message WHERE ${waiting}`;

const findHealth = `
  SELECT count(*) AS pending, min(created_at) AS earliest,
    (SELECT count(*) FROM message WHERE failed_at IS NOT NULL AND settled_at IS NULL) AS failed,
    (SELECT count(*) FROM (
      SELECT id FROM message WHERE purpose <> 'receipt' AND ${isRejected}
      UNION SELECT id FROM message WHERE purpose <> 'receipt' AND ${isUndelivered}
    )) AS undelivered
  FROM message WHERE ${waiting}`;
