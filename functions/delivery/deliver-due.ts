import type { ClaimedMessage, Clock, Log, Mailer, Randomness, Store } from '#functions/ports.ts';
import { defaultRetryPolicy, isTooLate, nextStep, type RetryPolicy } from './retry-policy.ts';

/** What delivery needs from outside. */
export interface DeliverDeps {
  store: Pick<Store, 'claimDue' | 'markSent' | 'markRetry' | 'markFailed'>;
  mailer: Mailer;
  clock: Clock;
  log: Log;
  randomness: Randomness;
  retryPolicy?: RetryPolicy;
}

/** How a round goes about it. */
export interface DeliverOptions {
  /** How long a claim keeps other workers away, in ms: longer than the mailer takes for `limit` mails. */
  leaseMs?: number;
  /** How many messages are claimed, and sent side by side, at a time. */
  limit?: number;
  /** Once aborted no more are claimed; those under way are finished. */
  signal?: AbortSignal;
}

/** How many messages a round sent, put off and parked. */
export interface DeliveryReport {
  sent: number;
  retried: number;
  failed: number;
}

/**
 * Sends all that is due and marks what became of it, until nothing is due. Never rejects: a fault of the
 * store is logged, and whatever could not be marked is due again when its lease ends. The message's id
 * is the idempotency key, so that any number of workers, and any repetition, deliver a mail once.
 */
export const deliverDue = async (
  deps: DeliverDeps,
  { leaseMs = 60_000, limit = 10, signal }: DeliverOptions = {},
): Promise<DeliveryReport> => {
  const report = { sent: 0, retried: 0, failed: 0 };
  while (!signal?.aborted) {
    const claimed = await claim(deps, leaseMs, limit);
    if (claimed.length === 0) break;
    for (const became of await Promise.all(claimed.map((message) => deliver(deps, message))))
      if (became !== undefined) report[became] += 1;
  }
  return report;
};

const claim = async (
  { store, clock, log }: DeliverDeps,
  leaseMs: number,
  limit: number,
): Promise<ClaimedMessage[]> => {
  const now = clock.now().epochMilliseconds;
  try {
    return await store.claimDue({ now, leaseUntil: now + leaseMs, limit });
  } catch (error) {
    log('delivery_claim_failed', { error: nameOf(error) });
    return [];
  }
};

/** Sends one message and marks it; `undefined` if the mark could not be made. */
const deliver = async (
  deps: DeliverDeps,
  message: ClaimedMessage,
): Promise<keyof DeliveryReport | undefined> => {
  const { clock, log } = deps;
  const facts = {
    reference: message.reference,
    purpose: message.purpose,
    attempt: message.attempt,
  };
  try {
    const tried = isTooLate(message.uncertainSince, clock.now().epochMilliseconds, deps.retryPolicy)
      ? tooLate
      : await trySend(deps, message);
    const marked = await mark(deps, message, tried);
    if (!marked) log('delivery_lease_lost', facts);
    else log(`delivery_${tried.step.kind}`, { ...facts, ...tried.facts });
    return marked ? reportedAs[tried.step.kind] : undefined;
  } catch (error) {
    log('delivery_fault', { ...facts, error: nameOf(error) });
    return undefined;
  }
};

const reportedAs = { sent: 'sent', retry: 'retried', failed: 'failed' } as const;

/** What became of a try, what follows from it, and what the log is told. */
interface Result {
  step: ReturnType<typeof nextStep>;
  error: string;
  facts: Record<string, string | number>;
}

/** A worker died long ago and nobody knows whether it had sent the mail: a person has to decide. */
const tooLate: Result = {
  step: { kind: 'failed' },
  error: 'outcome_unknown_for_too_long',
  facts: { outcome: 'unknown', error: 'outcome_unknown_for_too_long' },
};

const trySend = async (deps: DeliverDeps, message: ClaimedMessage): Promise<Result> => {
  const { mailer, clock, randomness, retryPolicy = defaultRetryPolicy } = deps;
  const triedAt = clock.now().epochMilliseconds;
  const outcome = await mailer.send(message.mail, message.attachments, message.id);
  const step = nextStep(
    {
      outcome,
      attempt: message.attempt,
      uncertainSince: message.uncertainSince,
      triedAt,
      now: clock.now().epochMilliseconds,
      random: fraction(randomness),
    },
    retryPolicy,
  );
  if (outcome.kind === 'sent') return { step, error: '', facts: {} };
  const { kind, error, status } = outcome;
  return {
    step,
    error: `${kind} ${status ?? '-'} ${error}`,
    facts: { outcome: kind, error, ...(status === undefined ? {} : { status }) },
  };
};

const mark = (
  { store, clock }: DeliverDeps,
  message: ClaimedMessage,
  { step, error }: Result,
): Promise<boolean> => {
  const at = clock.now().epochMilliseconds;
  if (step.kind === 'sent') return store.markSent(message, { at, providerId: step.providerId });
  if (step.kind === 'failed') return store.markFailed(message, { at, error });
  const { at: nextAttemptAt, uncertainSince } = step;
  return store.markRetry(message, { nextAttemptAt, error, uncertainSince });
};

/** From 0 up to but not 1. */
const fraction = (randomness: Randomness): number => (randomness.bytes(1)[0] ?? 0) / 256;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
