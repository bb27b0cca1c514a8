import type { DeliveryEvent, Store } from '#functions/ports.ts';
import { message, morning, submission } from './store-fixtures.ts';

export const minute = 60_000;

/** A complaint whose officer's mail and receipt are due in the morning. */
export const keep = async (store: Store) => {
  const complaint = submission();
  const [officer, receipt] = [message(complaint, 'officer'), message(complaint, 'receipt')];
  await store.accept(complaint, [officer, receipt], 0);
  return { complaint, officer, receipt };
};

/** Sends all that is due; a provider's id is the message's with `p-` before it. */
export const sendAll = async (
  store: Store,
  at = morning,
  deliveryDueAt?: number,
): Promise<void> => {
  for (const claimed of await store.claimDue({ now: at, leaseUntil: at + minute, limit: 99 }))
    await store.markSent(claimed, { at, providerId: `p-${claimed.id}`, deliveryDueAt });
};

export const parkAll = async (store: Store, uncertainSince: number | undefined): Promise<void> => {
  const failure = { at: morning, error: '422', cause: 'mail', uncertainSince } as const;
  for (const claimed of await store.claimDue({ now: morning, leaseUntil: morning + 1, limit: 99 }))
    await store.markFailed(claimed, failure);
};

let events = 0;

export const event = (of: { id: string }, changes: Partial<DeliveryEvent> = {}): DeliveryEvent => {
  events += 1;
  return {
    id: `event-${events}`,
    providerId: `p-${of.id}`,
    kind: 'delivered',
    at: morning + 1000,
    receivedAt: morning + 2000,
    ...changes,
  };
};

export const factsOf = async (store: Store, { id }: { id: string }) => {
  const found = await store.findMessage({ id });
  if (found === undefined) throw new Error('There is no such message.');
  return found.facts;
};

export const open = (store: Store, changes: { createdBefore?: number; dueBefore?: number } = {}) =>
  store
    .openMessages({ createdBefore: morning, dueBefore: morning, limit: 99, ...changes })
    .then((all) => all.map(({ id }) => id));
