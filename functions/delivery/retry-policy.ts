import type { EpochMs, SendOutcome } from '#functions/ports.ts';

/** How long to wait between tries. All in milliseconds. */
export interface RetryPolicy {
  /** The wait after the first try; doubled after each further one. */
  firstDelay: number;
  /** No wait grows beyond this by itself; a provider's `retry-after` may be longer. */
  longestDelay: number;
  /** How long after its first uncertain try a message may be tried again with the same key. */
  uncertainFor: number;
}

/** Resend forgets an idempotency key after 24 hours: an hour is left for clocks and slow requests. */
export const defaultRetryPolicy: RetryPolicy = {
  firstDelay: 2_000,
  longestDelay: 15 * 60_000,
  uncertainFor: 23 * 3_600_000,
};

/** A try to send and what became of it. */
export interface Tried {
  outcome: SendOutcome;
  /** How many tries there have been, this one included. */
  attempt: number;
  /** As claimed: since when an earlier try may have delivered the mail. */
  uncertainSince: EpochMs | undefined;
  /** When this try began: a process can sleep for days before it hears what became of it. */
  triedAt: EpochMs;
  now: EpochMs;
  /** Chance, from 0 up to but not 1: spreads messages that failed together. */
  random: number;
}

/** What is to become of a message that was tried. */
export type NextStep =
  | { kind: 'sent'; providerId: string }
  | { kind: 'retry'; at: EpochMs; uncertainSince: EpochMs | undefined }
  | { kind: 'failed' };

/**
 * Decides what follows a try. What was certainly not sent is tried without end. Once a try may have
 * delivered the mail, every further one must reach the provider while it still remembers the key, else
 * the mail could come twice: after that the message is parked. What is refused would be refused again.
 */
export const nextStep = (tried: Tried, policy: RetryPolicy = defaultRetryPolicy): NextStep => {
  const { outcome, now } = tried;
  if (outcome.kind === 'sent') return { kind: 'sent', providerId: outcome.providerId };
  if (outcome.kind === 'refused') return { kind: 'failed' };
  const uncertainSince = uncertainAfter(tried);
  // Nobody has to wait for a try that was none: another worker, or the next start, goes on at once.
  if (outcome.kind === 'not-begun') return { kind: 'retry', at: now, uncertainSince };
  const at = now + delay(tried.attempt, tried.random, outcome.retryAfterSeconds ?? 0, policy);
  return isTooLate(uncertainSince, at, policy)
    ? { kind: 'failed' }
    : { kind: 'retry', at, uncertainSince };
};

/** Since when a mail may have gone out, after a try that did not succeed: the first such try counts. */
export const uncertainAfter = ({
  outcome,
  uncertainSince,
  triedAt,
}: Pick<Tried, 'outcome' | 'uncertainSince' | 'triedAt'>): EpochMs | undefined =>
  uncertainSince ?? (outcome.kind === 'unknown' ? triedAt : undefined);

/** Whether a message that may have gone out at `uncertainSince` can no longer be sent safely at an instant. */
export const isTooLate = (
  uncertainSince: EpochMs | undefined,
  at: EpochMs,
  policy: RetryPolicy = defaultRetryPolicy,
): boolean => uncertainSince !== undefined && at >= uncertainSince + policy.uncertainFor;

/** Whole milliseconds, since stores keep whole numbers: between half of the doubled wait and all of it. */
const delay = (
  attempt: number,
  random: number,
  retryAfterSeconds: number,
  { firstDelay, longestDelay }: RetryPolicy,
): number => {
  const doubled = Math.min(longestDelay, firstDelay * 2 ** Math.min(attempt - 1, 30));
  const spread = (doubled / 2) * (1 + random);
  // Chance on top of what the provider asked for too: else all come back in the same second.
  const asked = retryAfterSeconds > 0 ? retryAfterSeconds * 1000 + random * firstDelay : 0;
  return Math.max(1, Math.ceil(Math.max(spread, asked)));
};
