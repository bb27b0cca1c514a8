import { maskPersonalNumbers } from '#domain/personal-number.ts';
import type {
  Attachment,
  ClaimedMessage,
  Clock,
  EpochMs,
  FailureCause,
  Log,
  Mailer,
  Randomness,
  Store,
} from '#functions/ports.ts';
import { failureCause } from './failure-cause.ts';
import {
  defaultRetryPolicy,
  isTooLate,
  nextStep,
  uncertainAfter,
  type RetryPolicy,
} from './retry-policy.ts';

/** What delivery needs from outside. */
export interface DeliverDeps {
  store: Pick<Store, 'claimDue' | 'markSent' | 'markRetry' | 'markFailed'>;
  mailer: Mailer;
  clock: Clock;
  log: Log;
  randomness: Randomness;
  retryPolicy?: RetryPolicy;
  /** How long after sending the firm's own mail word of its delivery is due, in ms; left out: none comes. */
  deliveredWithinMs?: number | undefined;
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
      ? tooLate(message)
      : await trySend(deps, message);
    const marked = await mark(deps, message, tried);
    if (!marked) log('delivery_lease_lost', facts);
    // An outage is told once for each message, not at each of its tries.
    else if (tried.step.kind !== 'retry' || tried.error !== message.lastError)
      log(`delivery_${tried.step.kind}`, { ...facts, ...tried.facts });
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
  cause: FailureCause;
  uncertainSince: EpochMs | undefined;
  facts: Record<string, string | number>;
}

/** A worker died long ago and nobody knows whether it had sent the mail: a person has to decide. */
const tooLate = ({ uncertainSince }: ClaimedMessage): Result => ({
  step: { kind: 'failed' },
  error: 'outcome_unknown_for_too_long',
  cause: 'doubt',
  uncertainSince,
  facts: { outcome: 'unknown', error: 'outcome_unknown_for_too_long' },
});

const trySend = async (deps: DeliverDeps, message: ClaimedMessage): Promise<Result> => {
  const { mailer, clock, randomness, retryPolicy = defaultRetryPolicy } = deps;
  const triedAt = clock.now().epochMilliseconds;
  const outcome = await mailer.send(message.mail, message.attachments.map(asSent), message.id);
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
  const { uncertainSince } = message;
  const doubt = {
    cause: failureCause(outcome),
    uncertainSince: uncertainAfter({ outcome, uncertainSince, triedAt }),
  };
  if (outcome.kind === 'sent') return { ...doubt, step, error: '', facts: {} };
  const { kind, error, status } = outcome;
  return {
    ...doubt,
    step,
    error: `${kind} ${status ?? '-'} ${error}`,
    facts: { outcome: kind, error, ...(status === undefined ? {} : { status }) },
  };
};

/** A file as it goes by e-mail: read on its way, its name holds no personal identity number. */
const asSent = (file: Attachment): Attachment => ({
  ...file,
  filename: maskPersonalNumbers(file.filename),
});

const mark = (
  { store, clock, deliveredWithinMs }: DeliverDeps,
  message: ClaimedMessage,
  { step, error, cause, uncertainSince }: Result,
): Promise<boolean> => {
  const at = clock.now().epochMilliseconds;
  if (step.kind === 'failed')
    return store.markFailed(message, { at, error, cause, uncertainSince });
  if (step.kind === 'retry')
    return store.markRetry(message, {
      nextAttemptAt: step.at,
      error,
      uncertainSince: step.uncertainSince,
    });
  // The firm is told when its own mail does not arrive; of a receipt only that it came back.
  const isExpected = deliveredWithinMs !== undefined && message.purpose !== 'receipt';
  const deliveryDueAt = isExpected ? at + deliveredWithinMs : undefined;
  return store.markSent(message, { at, providerId: step.providerId, deliveryDueAt });
};

/** From 0 up to but not 1. */
const fraction = (randomness: Randomness): number => (randomness.bytes(1)[0] ?? 0) / 256;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
