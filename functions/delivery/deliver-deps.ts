import type {
  ClaimedMessage,
  Clock,
  EpochMs,
  Log,
  Mailer,
  MessagePurpose,
  Randomness,
  Store,
} from '#functions/ports.ts';
import { noMeter, type Meter } from '#functions/ports/meter.ts';
import type { RetryPolicy } from './retry-policy.ts';
import type { TryResult } from './try-result.ts';

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
  /** Left out where nobody asks for numbers. */
  meter?: Meter | undefined;
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

/** Counts a try to send a message, and how long that had waited once it is sent. */
export const countTry = (
  { meter = noMeter, clock }: Pick<DeliverDeps, 'meter' | 'clock'>,
  { purpose, createdAt }: Pick<ClaimedMessage, 'purpose' | 'createdAt'>,
  outcome: keyof DeliveryReport | 'not_begun' | 'lease_lost',
): void => {
  meter.counter('besked_deliveries_total', { purpose, outcome }).add();
  if (outcome !== 'sent') return;
  const waited = clock.now().epochMilliseconds - createdAt;
  meter.duration('besked_delivery_wait_seconds', { purpose }).add(waited / 1000);
};

/** What a try counts as. */
export const countedAs = ({
  step,
  facts,
}: Pick<TryResult, 'step' | 'facts'>): keyof DeliveryReport | 'not_begun' =>
  facts['outcome'] === 'not-begun' ? 'not_begun' : reportedAs[step.kind];

/** The firm is told when its own mail does not arrive; of a receipt only that it came back. */
export const deliveryDueAt = (
  { deliveredWithinMs }: Pick<DeliverDeps, 'deliveredWithinMs'>,
  purpose: MessagePurpose,
  sentAt: EpochMs,
): EpochMs | undefined =>
  deliveredWithinMs === undefined || purpose === 'receipt' ? undefined : sentAt + deliveredWithinMs;

/** A fault by its name: its message may hold content. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
