import { z } from 'zod';
import type { ClaimedBatchRecord, RecordStore } from '#functions/ports.ts';
import { takeUpEventsOfAll } from './delivery-events.ts';
import { markClaimed, type Claim } from './mark-claimed.ts';
import { hasChanged, type Operation } from './operation.ts';
import { claimedRecord, dueColumns, messageTables, startLease, waiting } from './outbox.ts';
import { dueRow } from './rows.ts';

/**
 * `RecordStore.claimBatches`: makes new batches, and leases those that are due, in one step. As many are
 * made as are wanted beside those that are due already.
 */
export function* claimWholeBatches({
  limit,
  size,
  now,
  leaseUntil,
}: Parameters<RecordStore['claimBatches']>[0]): Operation<ClaimedBatchRecord[]> {
  const claim = crypto.randomUUID();
  const fresh = Array.from({ length: size > 1 ? limit : 0 }, () => `batch-${crypto.randomUUID()}`);
  const results = yield [
    ...fresh.map((batch) => ({ sql: putInBatch, values: { batch, now, size, limit } })),
    { sql: findDue, values: { now, limit } },
    { sql: findMembers, values: { now, limit } },
    { sql: leaseDue, values: { now, limit, leaseUntil, claim } },
  ];
  const [due, found] = results.slice(fresh.length);
  const members = (found?.rows ?? []).map((row) => ({
    ...memberRow.parse(row),
    message: dueRow.parse(row),
  }));
  return (due?.rows ?? [])
    .map((row) => idRow.parse(row).id)
    .toSorted((one, other) => fresh.indexOf(one) - fresh.indexOf(other))
    .map((id) => {
      const lease = `${claim}/${id}`;
      const messages = members
        .filter(({ batchId }) => batchId === id)
        .map(({ message }) => claimedRecord(message, lease));
      const [first] = messages;
      if (first === undefined) throw new Error(`The batch ${id} is empty.`);
      const { attempt, uncertainSince } = first;
      return { id, lease, attempt, uncertainSince, messages };
    });
}

/** `RecordStore.markBatchSent`: of a batch that is not named whole, nothing is marked. */
export function* markWholeBatchSent(
  { id: batch, lease }: Claim,
  { at, messages }: Parameters<RecordStore['markBatchSent']>[1],
): Operation<boolean> {
  const sent = JSON.stringify(messages);
  const [marked] = yield [
    { sql: markMembersSent, values: { batch, lease, at, sent } },
    ...takeUpEventsOfAll(sent),
  ];
  if (hasChanged(marked) || marked?.again === true) return true;
  const [held] = yield [{ sql: findHeld, values: { batch, lease } }];
  if (held?.rows.length === 0) return false;
  throw new Error(`Not all messages of ${batch} were named.`);
}

/** `RecordStore.dissolveBatch`. */
export const dissolveWholeBatch = (claimed: Claim, error: string): Operation<boolean> =>
  markClaimed('batch_id', claimed, `${leaveBatch}, uncertain_since = NULL, last_error = :error`, {
    error,
  });

/** In SQL: what makes a single message of a member. It has been claimed, so no batch takes it again. */
export const leaveBatch = 'batch_id = NULL, batch_position = NULL, batch_size = NULL';

const idRow = z.object({ id: z.string() });
const memberRow = z.object({ batchId: z.string() });

const findDue = `
  SELECT batch_id AS id FROM message
  WHERE ${waiting} AND batch_id IS NOT NULL AND due_at <= :now
  GROUP BY batch_id HAVING count(*) = max(batch_size)
  ORDER BY min(due_at), min(rowid) LIMIT :limit`;

const findFree = `
  SELECT id, due_at, rowid AS place FROM message
  WHERE ${waiting} AND batch_id IS NULL AND batchable = 1 AND attempts = 0 AND due_at <= :now
  ORDER BY due_at, rowid LIMIT :size`;

const putInBatch = `
  UPDATE message SET batch_id = :batch, batch_position = free.position, batch_size = free.size
  FROM (
    SELECT id, row_number() OVER (ORDER BY due_at, place) - 1 AS position, count(*) OVER () AS size
    FROM (${findFree})) AS free
  WHERE message.id = free.id AND free.size > 1 AND (SELECT count(*) FROM (${findDue})) < :limit`;

const findMembers = `
  SELECT batch_id AS batchId, ${dueColumns}
  FROM ${messageTables}
  WHERE batch_id IN (SELECT id FROM (${findDue})) ORDER BY batch_id, batch_position`;

const leaseDue = `
  UPDATE message SET lease = :claim || '/' || batch_id, ${startLease}
  WHERE batch_id IN (SELECT id FROM (${findDue}))`;

const findHeld = 'SELECT 1 FROM message WHERE batch_id = :batch AND lease = :lease LIMIT 1';

/** The plus keeps SQLite from going through all that is named once for each member. */
const markMembersSent = `
  UPDATE message SET sent_at = :at, provider_id = named.value ->> 'providerId',
    delivery_due_at = named.value ->> 'deliveryDueAt',
    last_error = NULL, lease = NULL, lease_until = NULL
  FROM json_each(:sent) AS named
  WHERE message.id = named.value ->> 'id' AND +batch_id = :batch AND lease = :lease
    AND NOT EXISTS (SELECT 1 FROM message AS other
      WHERE other.batch_id = :batch AND other.lease = :lease
        AND other.id NOT IN (SELECT value ->> 'id' FROM json_each(:sent)))`;
