import { recordEvent } from '#functions/delivery/record-event.ts';
import { watchDeliveries } from '#functions/delivery/watch-deliveries.ts';
import type { DeliveryEvent, DeliveryEventKind, Submission } from '#functions/ports.ts';
import { siteFacts } from '#src/site-facts.ts';
import { message, submission } from '#test/contract/store-fixtures.ts';
import { deliveryWorld } from './delivery-fixtures.ts';

/** A delivery world whose provider reports what became of mails, with a watch over it. */
export const watchedWorld = async (fallbackTo?: string) => {
  const world = await deliveryWorld();
  world.deps.deliveredWithinMs = 15 * 60_000;
  const deps = {
    ...world.deps,
    store: world.store,
    siteFacts,
    addresses: {
      mailFrom: 'Besked <besked@example.test>',
      complaintsTo: 'officer@example.test',
      questionsTo: 'help@example.test',
      fallbackTo,
    },
  };
  let events = 0;
  return {
    world,
    deps,
    look: () => watchDeliveries(deps),
    keep: async (changes: Partial<Submission> = {}) => {
      const complaint = submission({
        receivedAt: world.now,
        fields: { firstName: 'Åsa', lastName: 'Öberg', email: 'asa@example.test' },
        ...changes,
      });
      const [officer, receipt] = [message(complaint, 'officer'), message(complaint, 'receipt')];
      await world.store.accept(complaint, [officer, receipt], 0);
      return { complaint, officer, receipt };
    },
    /** The provider's report about a message, under its own id unless one is given. */
    report: (of: { id: string }, kind: DeliveryEventKind, changes: Partial<DeliveryEvent> = {}) => {
      events += 1;
      return recordEvent(deps, {
        id: `event-${events}`,
        providerId: `provider-${of.id}`,
        kind,
        at: world.now,
        receivedAt: world.now,
        ...changes,
      });
    },
    logged: (event: string) =>
      world.lines.filter((line) => line.event === event).map(({ facts }) => facts),
    /** The mails of a submission beyond the two that it caused itself. */
    more: async ({ reference }: { reference: string }) => {
      const all = await world.store.messagesOf(reference);
      const found = await Promise.all(
        all.slice(2).map(({ id }) => world.store.findMessage({ id })),
      );
      return found.flatMap((one) => (one === undefined ? [] : [one]));
    },
    health: () => world.store.outboxHealth(world.now),
  };
};
