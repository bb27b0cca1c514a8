import type { BatchOutcome, ClaimedBatch, SendFailure } from '#functions/ports.ts';
import { countedAs, countTry, deliveryDueAt, nameOf, reportedAs } from './deliver-deps.ts';
import type { DeliverDeps, DeliveryReport } from './deliver-deps.ts';
import { isTooLate } from './retry-policy.ts';
import { tooLate, triedResult, type TryResult } from './try-result.ts';

/** What became of a batch: as of a message, or that its messages are to go out singly. */
type BatchResult =
  | { kind: 'sent'; providerIds: readonly string[]; ms: number }
  | { kind: 'dissolve'; error: string; status: number }
  | { kind: 'not-sent'; tried: TryResult };

/**
 * Sends a batch under its own key and marks it whole. Refused because of one of its mails, nobody says
 * which, at its first try: its messages go out singly, so that one bad address holds nobody else up. Once
 * it may have gone out it stays what it is: a single message has another key and could come twice.
 */
export const deliverBatch = async (
  deps: DeliverDeps,
  batch: ClaimedBatch,
  signal?: AbortSignal,
): Promise<DeliveryReport> => {
  const mails = batch.messages.length;
  const nothing = { sent: 0, retried: 0, failed: 0 };
  try {
    const result = await sendBatch(deps, batch, signal);
    const marked = await mark(deps, batch, result);
    for (const message of batch.messages)
      countTry(deps, message, marked ? outcomeOf(result) : 'lease_lost');
    if (!marked) {
      deps.log('delivery_lease_lost', { mails, attempt: batch.attempt });
      return nothing;
    }
    tell(deps, batch, result);
    return { ...nothing, [reportedAs[stepOf(result)]]: mails };
  } catch (error) {
    deps.log('delivery_fault', { mails, attempt: batch.attempt, error: nameOf(error) });
    return nothing;
  }
};

const sendBatch = async (
  deps: DeliverDeps,
  batch: ClaimedBatch,
  signal: AbortSignal | undefined,
): Promise<BatchResult> => {
  const triedAt = deps.clock.now().epochMilliseconds;
  if (isTooLate(batch.uncertainSince, triedAt, deps.retryPolicy))
    return { kind: 'not-sent', tried: tooLate(batch) };
  const mails = batch.messages.map(({ mail }) => mail);
  const outcome: BatchOutcome = await deps.mailer.sendBatch(mails, batch.id, signal);
  if (outcome.kind === 'sent')
    return { ...outcome, ms: deps.clock.now().epochMilliseconds - triedAt };
  if (batch.uncertainSince === undefined && isOfContent(outcome))
    return { kind: 'dissolve', error: outcome.error, status: outcome.status };
  const tried = triedResult(deps, batch, outcome, triedAt);
  return { kind: 'not-sent', tried: outcome.kind === 'refused' ? refused(tried, triedAt) : tried };
};

/**
 * Refusals after which nothing was taken and the mails may do singly: of the content (400, 422), of its
 * size (413), of batches as such (404, 405). Not 409, which says that the key has been used.
 */
const isOfContent = (outcome: SendFailure): outcome is SendFailure & { kind: 'refused' } =>
  outcome.kind === 'refused' && [400, 404, 405, 413, 422].includes(outcome.status);

/** Unless it is the account that is refused, a batch that is parked stays in doubt: see `retryParked`. */
const refused = (tried: TryResult, triedAt: number): TryResult =>
  tried.cause === 'account'
    ? tried
    : { ...tried, cause: 'doubt', uncertainSince: tried.uncertainSince ?? triedAt };

const stepOf = (result: BatchResult): keyof typeof reportedAs => {
  if (result.kind === 'not-sent') return result.tried.step.kind;
  return result.kind === 'sent' ? 'sent' : 'retry';
};

const outcomeOf = (result: BatchResult): Parameters<typeof countTry>[2] =>
  result.kind === 'not-sent' ? countedAs(result.tried) : reportedAs[stepOf(result)];

const mark = (deps: DeliverDeps, batch: ClaimedBatch, result: BatchResult): Promise<boolean> => {
  const { store, clock } = deps;
  const at = clock.now().epochMilliseconds;
  if (result.kind === 'dissolve') return store.dissolveBatch(batch, result.error);
  if (result.kind === 'sent')
    return store.markBatchSent(batch, {
      at,
      messages: batch.messages.map(({ id, purpose }, position) => ({
        id,
        providerId: result.providerIds[position] ?? '',
        deliveryDueAt: deliveryDueAt(deps, purpose, at),
      })),
    });
  const { step, error, cause, uncertainSince } = result.tried;
  return step.kind === 'retry'
    ? store.markBatchRetry(batch, { nextAttemptAt: step.at, error, uncertainSince })
    : store.markBatchFailed(batch, { at, error, cause, uncertainSince });
};

/** As of single messages: an outage is told once for each message, not at each of its tries. */
const tell = ({ log, clock }: DeliverDeps, batch: ClaimedBatch, result: BatchResult): void => {
  const { messages, attempt } = batch;
  if (result.kind === 'dissolve') {
    const { error, status } = result;
    log('delivery_batch_dissolved', { mails: messages.length, attempt, status, error });
    return;
  }
  const tried = result.kind === 'not-sent' ? result.tried : { error: '', facts: { ms: result.ms } };
  const step = stepOf(result);
  const now = clock.now().epochMilliseconds;
  for (const { reference, purpose, lastError, createdAt } of messages)
    if (step !== 'retry' || tried.error !== lastError) {
      const waitedMs = now - createdAt;
      log(`delivery_${step}`, { reference, purpose, attempt, ...tried.facts, waitedMs });
    }
};
