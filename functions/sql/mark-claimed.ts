import type { Store } from '#functions/ports.ts';
import { hasChanged, type Operation, type SqlValue } from './operation.ts';

/** What was claimed, and under which lease: a message, or a batch by the id that its members share. */
export type Claim = Parameters<Store['markSent']>[0];

/** The column that names what was claimed. */
type Claimed = 'id' | 'batch_id';

/**
 * Changes a message, or every message of a batch, and ends the claim, if its lease is still its own; true
 * if it was. A try whose answer was lost may have ended the lease itself.
 */
export function* markClaimed(
  claimed: Claimed,
  { id, lease }: Claim,
  assignments: string,
  values: Record<string, SqlValue>,
): Operation<boolean> {
  const [marked] = yield [
    {
      sql: `UPDATE message SET ${assignments}, lease = NULL, lease_until = NULL
        WHERE ${claimed} = :id AND lease = :lease`,
      values: { ...values, id, lease },
    },
  ];
  return hasChanged(marked) || marked?.again === true;
}

/** `Store.markRetry` and `markBatchRetry`. */
export const markForRetry =
  (claimed: Claimed) =>
  (
    claim: Claim,
    { nextAttemptAt, error, uncertainSince }: Parameters<Store['markRetry']>[1],
  ): Operation<boolean> =>
    markClaimed(
      claimed,
      claim,
      'next_attempt_at = :nextAttemptAt, last_error = :error, uncertain_since = :uncertainSince',
      { nextAttemptAt, error, uncertainSince: uncertainSince ?? null },
    );

/** `Store.markFailed` and `markBatchFailed`. */
export const markFailed =
  (claimed: Claimed) =>
  (
    claim: Claim,
    { at, error, cause, uncertainSince }: Parameters<Store['markFailed']>[1],
  ): Operation<boolean> =>
    markClaimed(
      claimed,
      claim,
      'failed_at = :at, last_error = :error, failure_cause = :cause, uncertain_since = :uncertainSince',
      { at, error, cause, uncertainSince: uncertainSince ?? null },
    );
