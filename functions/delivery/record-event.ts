import type { DeliveryEvent, EventRecorded, Log, Store } from '#functions/ports.ts';
import { rejections } from '#functions/ports/delivery-record.ts';
import { consequenceOf, type FollowUpDeps } from './consequence.ts';
import { readableMessage } from './readable-message.ts';

/** What recording an event needs from outside. */
export interface RecordDeps extends FollowUpDeps {
  store: Pick<Store, 'findMessage' | 'recordEvent'>;
  log: Log;
}

/**
 * Records what the provider reports, and in the same transaction what follows from it. An event that came
 * before is ignored. Rejects with `StoreUnavailableError` if it could not be kept: it may come again.
 */
export const recordEvent = async (
  deps: RecordDeps,
  event: DeliveryEvent,
): Promise<EventRecorded> => {
  const { store, log } = deps;
  const { kind, at, providerId } = event;
  const message = await readableMessage(store, { providerId });
  const rejection = rejections.find((one) => one === kind);
  const consequence =
    message === undefined || rejection === undefined
      ? undefined
      : consequenceOf(
          { ...message, facts: { ...message.facts, rejection, rejectedAt: at } },
          'rejected',
          deps,
        );
  const recorded = await store.recordEvent(event, consequence);
  const { reference, purpose } = message?.facts ?? { reference: '', purpose: '' };
  if (recorded.kind === 'repeated') log('delivery_event_repeated', { kind });
  else if (!recorded.known) log('delivery_event_unknown_message', { kind });
  else log('delivery_event', { kind, reference, purpose, followedUp: recorded.followedUp });
  return recorded;
};
