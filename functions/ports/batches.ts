import type { ClaimedMessage, EpochMs, FailureCause } from '#functions/ports.ts';

/**
 * Messages that go out in one request. They share one state: claimed, put off, sent and parked together,
 * as long as they are a batch. None of them has files.
 */
export interface ClaimedBatch {
  /** The idempotency key of the request, the same at each try. */
  id: string;
  /** Proves the claim, as a message's does. */
  lease: string;
  /** How many claims there have been, this one included. */
  attempt: number;
  /** As in `ClaimedMessage`: since when the whole batch may have gone out. */
  uncertainSince: EpochMs | undefined;
  /** In the order of the request, the same at each try; two or more. */
  messages: readonly ClaimedMessage[];
}

/** What a mark needs to know of a claim. */
type Claim = Pick<ClaimedBatch, 'id' | 'lease'>;

/** The part of a store that hands out messages to be sent together. Marks are as those of messages. */
export interface Batches {
  /**
   * Claims at most `limit` batches that are due at `now`, each whole: first those made before, then new
   * ones of at most `size` messages that are due, have no files and were never claimed, at least two in
   * each. Which message is in which batch, and where, is kept with the claim and does not change: a batch
   * that may have gone out is sent again as it was. `size` below 2 makes no new ones.
   */
  claimBatches(claim: {
    now: EpochMs;
    leaseUntil: EpochMs;
    limit: number;
    size: number;
  }): Promise<ClaimedBatch[]>;

  /** Marks all messages of a batch sent, or none: rejects if not every one of them is named. */
  markBatchSent(
    claimed: Claim,
    sent: {
      at: EpochMs;
      messages: readonly { id: string; providerId: string; deliveryDueAt?: EpochMs | undefined }[];
    },
  ): Promise<boolean>;

  /** Releases a batch to be tried again, whole, at `nextAttemptAt`. */
  markBatchRetry(
    claimed: Claim,
    retry: { nextAttemptAt: EpochMs; error: string; uncertainSince: EpochMs | undefined },
  ): Promise<boolean>;

  /** Parks all messages of a batch. */
  markBatchFailed(
    claimed: Claim,
    failure: {
      at: EpochMs;
      error: string;
      cause: FailureCause;
      uncertainSince: EpochMs | undefined;
    },
  ): Promise<boolean>;

  /**
   * Makes single messages of a batch that has certainly never gone out: due at once, each under its own
   * key, and never in a batch again.
   */
  dissolveBatch(claimed: Claim, error: string): Promise<boolean>;
}
