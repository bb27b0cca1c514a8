import type { Clock, Consequence, Log, MessageFacts, Store } from '#functions/ports.ts';
import { consequenceOf, type FollowUpDeps } from './consequence.ts';
import { deliverWithinMs, troubleOf } from './message-state.ts';
import { readableMessage } from './readable-message.ts';

/** What the watch needs from outside. */
export interface WatchDeps extends FollowUpDeps {
  store: Pick<Store, 'openMessages' | 'findMessage' | 'notice'>;
  clock: Clock;
  log: Log;
}

/** More than this are left for the next look. */
const mostAtOnce = 500;

/**
 * Looks for messages in trouble: logs each once, and keeps what follows from it (`consequenceOf`). Gives
 * how many messages it kept; they are due at once. Rejects if the store does; another look is as good.
 */
export const watchDeliveries = async (deps: WatchDeps): Promise<number> => {
  const { store, clock } = deps;
  const now = clock.now().epochMilliseconds;
  const open = await store.openMessages({
    createdBefore: now - deliverWithinMs,
    dueBefore: now,
    limit: mostAtOnce,
  });
  let kept = 0;
  for (const facts of open) if (await follow(deps, facts, now)) kept += 1;
  return kept;
};

const follow = async (deps: WatchDeps, facts: MessageFacts, now: number): Promise<boolean> => {
  const { store, log } = deps;
  const trouble = troubleOf(facts, now);
  if (trouble === undefined) return false;
  const message = await readableMessage(store, { id: facts.id });
  const consequence = message ? consequenceOf(message, trouble, deps) : { settle: false };
  if (isKnown(facts, consequence)) return false;
  const { first, followedUp } = await store.notice(facts.id, now, consequence);
  const { reference, purpose, attempts: attempt } = facts;
  const about = { reference, purpose, trouble };
  if (first)
    log('message_in_trouble', {
      ...about,
      attempt,
      ageSeconds: Math.floor((now - facts.createdAt) / 1000),
      ...(facts.lastError === undefined ? {} : { error: facts.lastError }),
    });
  if (followedUp) log('message_followed_up', { ...about, by: consequence.followUp?.purpose ?? '' });
  return followedUp;
};

/** Nothing is left to do: it was told, has had its follow-up if one is due, and is not to be settled. */
const isKnown = (facts: MessageFacts, { followUp, settle }: Consequence): boolean =>
  facts.noticedAt !== undefined &&
  !settle &&
  (followUp === undefined || facts.followedUpAt !== undefined);
