import { maskPersonalNumbers } from '#domain/personal-number.ts';
import type { Attachment, ClaimedBatch, ClaimedMessage } from '#functions/ports.ts';
import { deliverBatch } from './deliver-batch.ts';
import { countedAs, countTry, deliveryDueAt, nameOf, reportedAs } from './deliver-deps.ts';
import type { DeliverDeps, DeliveryReport } from './deliver-deps.ts';
import { isTooLate } from './retry-policy.ts';
import { tooLate, triedResult, type TryResult } from './try-result.ts';

export type { DeliverDeps, DeliveryReport } from './deliver-deps.ts';

/** How a round goes about it. */
export interface DeliverOptions {
  /** How long a claim keeps other workers away, in ms: longer than the mailer takes for twice `limit` requests. */
  leaseMs?: number;
  /** How many messages and batches are claimed, and sent side by side, at a time: few where requests wait for their turn. */
  limit?: number;
  /** Once aborted no more are claimed, those that wait for their turn are given back, others finished. */
  signal?: AbortSignal;
}

/**
 * Sends all that is due and marks what became of it, until nothing is due. Never rejects: a fault of the
 * store is logged, and whatever could not be marked is due again when its lease ends. The id of a message,
 * or of the batch that it is in, is the idempotency key, so that any number of workers, and any
 * repetition, deliver a mail once. Where the mailer counts requests, mails without files share them.
 * While some are sent the next are claimed, so that those are written when the mailer's turn comes.
 */
export const deliverDue = async (
  deps: DeliverDeps,
  { leaseMs = 60_000, limit = deps.mailer.batchSize > 1 ? 4 : 10, signal }: DeliverOptions = {},
): Promise<DeliveryReport> => {
  const report = { sent: 0, retried: 0, failed: 0 };
  let sending: Promise<void> | undefined;
  while (!signal?.aborted) {
    const claimed = await claim(deps, leaseMs, limit);
    await sending;
    const isNothing = claimed.batches.length + claimed.messages.length === 0;
    // What was sent meanwhile may have left something to do: a batch that goes out singly.
    if (isNothing && sending === undefined) break;
    sending = isNothing ? undefined : sendAll(deps, claimed, report, signal);
  }
  await sending;
  return report;
};

interface Claimed {
  batches: readonly ClaimedBatch[];
  messages: readonly ClaimedMessage[];
}

/** Sends what was claimed, side by side, and adds to the report what became of it. Batches take the mailer's next turns. */
const sendAll = async (
  deps: DeliverDeps,
  { batches, messages }: Claimed,
  report: DeliveryReport,
  signal: AbortSignal | undefined,
): Promise<void> => {
  const ofBatches = batches.map((batch) => deliverBatch(deps, batch, signal));
  const ofMessages = messages.map((message) => deliver(deps, message, signal));
  for (const { sent, retried, failed } of await Promise.all(ofBatches)) {
    report.sent += sent;
    report.retried += retried;
    report.failed += failed;
  }
  for (const became of await Promise.all(ofMessages)) if (became !== undefined) report[became] += 1;
};

/** At most half of `limit` are batches, so that neither these nor mails with files wait for all others. */
const claim = async (
  { store, mailer, clock, log }: DeliverDeps,
  leaseMs: number,
  limit: number,
): Promise<Claimed> => {
  const now = clock.now().epochMilliseconds;
  const times = { now, leaseUntil: now + leaseMs };
  const mostBatches = Math.ceil(limit / 2);
  let batches: ClaimedBatch[] = [];
  let messages: ClaimedMessage[] = [];
  try {
    batches = await store.claimBatches({ ...times, limit: mostBatches, size: mailer.batchSize });
    const left = Math.max(1, limit - batches.length);
    const leaveBatchable = batches.length === mostBatches && mailer.batchSize > 1;
    messages = await store.claimDue({ ...times, limit: left, leaveBatchable });
  } catch (error) {
    log('delivery_claim_failed', { error: nameOf(error) });
  }
  return { batches, messages };
};

/** Sends one message and marks it; `undefined` if the mark could not be made. */
const deliver = async (
  deps: DeliverDeps,
  message: ClaimedMessage,
  signal: AbortSignal | undefined,
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
      : await trySend(deps, message, signal);
    const marked = await mark(deps, message, tried);
    countTry(deps, message, marked ? countedAs(tried) : 'lease_lost');
    if (!marked) log('delivery_lease_lost', facts);
    // An outage is told once for each message, not at each of its tries.
    else if (tried.step.kind !== 'retry' || tried.error !== message.lastError)
      log(`delivery_${tried.step.kind}`, {
        ...facts,
        ...tried.facts,
        waitedMs: clock.now().epochMilliseconds - message.createdAt,
      });
    return marked ? reportedAs[tried.step.kind] : undefined;
  } catch (error) {
    log('delivery_fault', { ...facts, error: nameOf(error) });
    return undefined;
  }
};

const trySend = async (
  deps: DeliverDeps,
  { mail, attachments, id, ...claim }: ClaimedMessage,
  signal: AbortSignal | undefined,
): Promise<TryResult> => {
  const triedAt = deps.clock.now().epochMilliseconds;
  const outcome = await deps.mailer.send(mail, attachments.map(asSent), id, signal);
  return triedResult(deps, claim, outcome, triedAt);
};

/** A file as it goes by e-mail: read on its way, its name holds no personal identity number. */
const asSent = (file: Attachment): Attachment => ({
  ...file,
  filename: maskPersonalNumbers(file.filename),
});

const mark = (
  deps: DeliverDeps,
  message: ClaimedMessage,
  { step, error, cause, uncertainSince }: TryResult,
): Promise<boolean> => {
  const { store, clock } = deps;
  const at = clock.now().epochMilliseconds;
  if (step.kind === 'failed')
    return store.markFailed(message, { at, error, cause, uncertainSince });
  if (step.kind === 'retry')
    return store.markRetry(message, {
      nextAttemptAt: step.at,
      error,
      uncertainSince: step.uncertainSince,
    });
  const due = deliveryDueAt(deps, message.purpose, at);
  return store.markSent(message, { at, providerId: step.providerId, deliveryDueAt: due });
};
