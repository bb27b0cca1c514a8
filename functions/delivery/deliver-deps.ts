import type {
  Clock,
  EpochMs,
  Log,
  Mailer,
  MessagePurpose,
  Randomness,
  Store,
} from '#functions/ports.ts';
import type { RetryPolicy } from './retry-policy.ts';

/** What delivery needs from outside. */
export interface DeliverDeps {
  store: Pick<
    Store,
    | 'claimDue'
    | 'markSent'
    | 'markRetry'
    | 'markFailed'
    | 'claimBatches'
    | 'markBatchSent'
    | 'markBatchRetry'
    | 'markBatchFailed'
    | 'dissolveBatch'
  >;
  mailer: Mailer;
  clock: Clock;
  log: Log;
  randomness: Randomness;
  retryPolicy?: RetryPolicy;
  /** How long after sending the firm's own mail word of its delivery is due, in ms; left out: none comes. */
  deliveredWithinMs?: number | undefined;
}

/** How many messages a round sent, put off and parked. */
export interface DeliveryReport {
  sent: number;
  retried: number;
  failed: number;
}

/** How the log and the report name what followed a try. */
export const reportedAs = { sent: 'sent', retry: 'retried', failed: 'failed' } as const;

/** The firm is told when its own mail does not arrive; of a receipt only that it came back. */
export const deliveryDueAt = (
  { deliveredWithinMs }: Pick<DeliverDeps, 'deliveredWithinMs'>,
  purpose: MessagePurpose,
  sentAt: EpochMs,
): EpochMs | undefined =>
  deliveredWithinMs === undefined || purpose === 'receipt' ? undefined : sentAt + deliveredWithinMs;

/** A fault by its name: its message may hold content. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
