import type {
  ClaimedMessage,
  EpochMs,
  FailureCause,
  Randomness,
  SendOutcome,
} from '#functions/ports.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import { failureCause } from './failure-cause.ts';
import { defaultRetryPolicy, nextStep, uncertainAfter } from './retry-policy.ts';

/** What became of a try, what follows from it, and what the log is told. */
export interface TryResult {
  step: ReturnType<typeof nextStep>;
  error: string;
  cause: FailureCause;
  uncertainSince: EpochMs | undefined;
  facts: Record<string, string | number>;
}

type Tried = Pick<ClaimedMessage, 'attempt' | 'uncertainSince'>;

/** A worker died long ago and nobody knows whether it had sent the mail: a person has to decide. */
export const tooLate = ({ uncertainSince }: Tried): TryResult => ({
  step: { kind: 'failed' },
  error: 'outcome_unknown_for_too_long',
  cause: 'doubt',
  uncertainSince,
  facts: { outcome: 'unknown', error: 'outcome_unknown_for_too_long' },
});

/** Reads what a try came to that began at `triedAt`; `ms` among the facts is how long it took. */
export const triedResult = (
  { clock, randomness, retryPolicy = defaultRetryPolicy }: DeliverDeps,
  { attempt, uncertainSince }: Tried,
  outcome: SendOutcome,
  triedAt: EpochMs,
): TryResult => {
  const now = clock.now().epochMilliseconds;
  const random = fraction(randomness);
  const step = nextStep({ outcome, attempt, uncertainSince, triedAt, now, random }, retryPolicy);
  const doubt = {
    cause: failureCause(outcome),
    uncertainSince: uncertainAfter({ outcome, uncertainSince, triedAt }),
  };
  const ms = now - triedAt;
  if (outcome.kind === 'sent') return { ...doubt, step, error: '', facts: { ms } };
  const { kind, error, status } = outcome;
  return {
    ...doubt,
    step,
    error: `${kind} ${status ?? '-'} ${error}`,
    facts: { ms, outcome: kind, error, ...(status === undefined ? {} : { status }) },
  };
};

/** From 0 up to but not 1. */
const fraction = (randomness: Randomness): number => (randomness.bytes(1)[0] ?? 0) / 256;
