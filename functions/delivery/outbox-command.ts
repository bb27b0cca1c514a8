import type { Clock, RetryOutcome, Store } from '#functions/ports.ts';
import { detailLines, listLines } from './outbox-lines.ts';
import { defaultRetryPolicy } from './retry-policy.ts';

/** What the command line over the outbox needs from outside. */
export interface OutboxDeps {
  store: Pick<Store, 'openMessages' | 'findMessage' | 'retryParked' | 'settle'>;
  clock: Clock;
  print: (line: string) => void;
}

/** What was typed. */
export interface OutboxRequest {
  command: string;
  ids: readonly string[];
  /** All parked messages instead of one. */
  failed: boolean;
  /** Show subject and addresses too. */
  full: boolean;
  /** A second copy may arrive. */
  yes: boolean;
}

/** Whether it was done, or in one line why not. */
export type OutboxOutcome = { kind: 'done' } | { kind: 'refused'; why: string };

/** More than this are not listed: what is wrong then is not in the list. */
const mostListed = 1000;

/** `list`, `show ID`, `retry ID`, `retry --failed` and `done ID`, for the operator. Rejects if the store does. */
export const outboxCommand = (deps: OutboxDeps, request: OutboxRequest): Promise<OutboxOutcome> => {
  const { command, ids, failed } = request;
  const [id] = ids;
  if (command === 'list' && ids.length === 0) return list(deps);
  if (command === 'retry' && failed && ids.length === 0) return retryFailed(deps, request);
  if (id === undefined || ids.length > 1 || failed)
    return refuse(`"${command}" is not known, or needs one ID: see --help.`);
  if (command === 'show') return show(deps, id, request);
  if (command === 'retry') return retryOne(deps, id, request);
  if (command === 'done') return done(deps, id);
  return refuse(`There is no command "${command}": see --help.`);
};

const refuse = (why: string): Promise<OutboxOutcome> => Promise.resolve({ kind: 'refused', why });

const open = ({ store, clock }: OutboxDeps) =>
  store.openMessages({
    createdBefore: Number.MAX_SAFE_INTEGER,
    dueBefore: clock.now().epochMilliseconds,
    limit: mostListed,
  });

const list = async (deps: OutboxDeps): Promise<OutboxOutcome> => {
  const messages = await open(deps);
  if (messages.length === 0) deps.print('Nothing waits and nothing is in trouble.');
  else for (const line of listLines(messages, deps.clock.now().epochMilliseconds)) deps.print(line);
  if (messages.length === mostListed) deps.print(`There may be more than these ${mostListed}.`);
  return { kind: 'done' };
};

const show = async (
  { store, clock, print }: OutboxDeps,
  id: string,
  { full }: OutboxRequest,
): Promise<OutboxOutcome> => {
  const message = await store.findMessage({ id });
  if (message === undefined) return refuse(unknown(id));
  for (const line of detailLines(message, clock.now().epochMilliseconds, full)) print(line);
  return { kind: 'done' };
};

const retryOne = async (
  deps: OutboxDeps,
  id: string,
  { yes }: OutboxRequest,
): Promise<OutboxOutcome> => {
  const outcome = await retry(deps, id, yes);
  if (outcome === 'unknown') return refuse(unknown(id));
  if (outcome === 'not-parked')
    return refuse(`${id} is not parked: what waits is sent by itself, and what was sent is gone.`);
  if (outcome === 'doubtful') return refuse(`${id} ${secondCopy} To send it all the same: --yes`);
  const batchId = (await deps.store.findMessage({ id }))?.facts.batchId;
  const mates = batchId === undefined ? '' : ', and so are the others of its batch';
  deps.print(`${id} is due again${mates}. A running server sends it within 15 seconds.`);
  return { kind: 'done' };
};

const retryFailed = async (deps: OutboxDeps, { yes }: OutboxRequest): Promise<OutboxOutcome> => {
  const parked = (await open(deps)).filter(({ failedAt }) => failedAt !== undefined);
  const doubtful: string[] = [];
  let due = 0;
  for (const { id } of parked) {
    const outcome = await retry(deps, id, yes);
    // One that is not parked any more has become due with another of its batch.
    if (outcome === 'due' || outcome === 'not-parked') due += 1;
    if (outcome === 'doubtful') doubtful.push(id);
  }
  deps.print(`${due} of ${parked.length} parked are due again.`);
  for (const id of doubtful) deps.print(`${id} ${secondCopy}`);
  return doubtful.length === 0
    ? { kind: 'done' }
    : refuse(`${doubtful.length} may have arrived already. To send them all the same: --yes`);
};

const retry = ({ store, clock }: OutboxDeps, id: string, yes: boolean): Promise<RetryOutcome> => {
  const at = clock.now().epochMilliseconds;
  const forgottenSince = at - defaultRetryPolicy.uncertainFor;
  return store.retryParked(id, { at, forgottenSince, secondCopy: yes });
};

const done = async ({ store, clock, print }: OutboxDeps, id: string): Promise<OutboxOutcome> => {
  if (await store.settle(id, clock.now().epochMilliseconds)) {
    print(`${id} is dealt with, and no trouble any more.`);
    return { kind: 'done' };
  }
  const found = await store.findMessage({ id });
  if (found === undefined) return refuse(unknown(id));
  const { settledAt } = found.facts;
  return refuse(
    settledAt === undefined
      ? `${id} still waits to be sent: nothing has to be done.`
      : `${id} was dealt with before.`,
  );
};

const unknown = (id: string): string => `There is no message ${id}: see list.`;

const secondCopy =
  'may have been sent already, and the provider no longer remembers it: a second copy may arrive.';
