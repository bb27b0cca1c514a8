import type { Attachment, EpochMs, Mail, NewMessage } from '#functions/ports.ts';

/** What `Store.claimDue` is asked for. */
export interface DueClaim {
  now: EpochMs;
  leaseUntil: EpochMs;
  limit: number;
  leaveBatchable?: boolean;
}

/** A message that a worker has claimed. Until `leaseUntil` no other worker is handed it. */
export interface ClaimedMessage extends NewMessage {
  mail: Mail;
  reference: string;
  createdAt: EpochMs;
  /** How many claims there have been, this one included. */
  attempt: number;
  /**
   * Since when the mail may have gone out: the first claim after which nothing proves that it did not
   * (an unknown outcome, or a worker that died before it could mark). `undefined` while every earlier
   * try is known not to have been delivered. The provider forgets the idempotency key 24 hours later.
   */
  uncertainSince: EpochMs | undefined;
  /** What the last try met; `undefined` if there was none, or nobody could mark it. */
  lastError: string | undefined;
  /** Proves the claim: a mark with another lease changes nothing. */
  lease: string;
  attachments: readonly Attachment[];
}

/**
 * Counts for `/api/health`. `oldestSeconds` is the age of the oldest message not yet sent, else 0;
 * `failed` counts the parked; `undelivered` those to the firm itself that came back, or of which no word
 * of delivery came in time. What is settled counts nowhere.
 */
export interface OutboxHealth {
  pending: number;
  oldestSeconds: number;
  failed: number;
  undelivered: number;
}
