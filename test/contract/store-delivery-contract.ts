import { describe, expect, test } from 'vitest';
import type { Consequence } from '#functions/ports.ts';
import type { OpenStore } from './store-contract.ts';
import { keep, sendAll, event, factsOf, open } from './store-delivery-fixtures.ts';
import { day, message, morning } from './store-fixtures.ts';

/** What the provider reports, and what follows from it. */
export const deliveryContract = (openStore: OpenStore): void => {
  describe('recordEvent', () => {
    test('keeps an event once, also in another process and after a restart', async () => {
      const { store, another, reopen } = await openStore();
      const { officer } = await keep(store);
      await sendAll(store);
      const delivered = event(officer);
      const recorded = { kind: 'recorded', known: true, followedUp: false };
      expect(await store.recordEvent(delivered)).toEqual(recorded);
      const repeated = { kind: 'repeated' };
      expect(await (await another()).recordEvent(delivered)).toEqual(repeated);
      expect(await (await reopen()).recordEvent({ ...delivered, at: 5 })).toEqual(repeated);
    });

    test('gives the same facts in whatever order events arrive: the latest of each sort counts', async () => {
      const { store } = await openStore();
      const kinds = ['delivered', 'bounced', 'delayed', 'complained', 'delivered'] as const;
      const offsets = [1, 2, 3, 4, 0];
      const orders = [
        [0, 1, 2, 3, 4],
        [4, 3, 2, 1, 0],
        [2, 4, 1, 3, 0],
        [3, 0, 4, 2, 1],
      ];
      for (const order of orders) {
        const { receipt } = await keep(store);
        await sendAll(store);
        for (const index of order) {
          const at = morning + (offsets[index] ?? 0);
          await store.recordEvent(event(receipt, { kind: kinds[index] ?? 'delayed', at }));
        }
        expect(await factsOf(store, receipt)).toMatchObject({
          deliveredAt: morning + 1,
          rejectedAt: morning + 4,
          rejection: 'complained',
        });
      }
    });

    test('takes up what was reported before the sending was marked', async () => {
      const { store } = await openStore();
      const { officer, receipt } = await keep(store);
      const early = event(receipt, { kind: 'suppressed' });
      expect(await store.recordEvent(early)).toMatchObject({ kind: 'recorded', known: false });
      await sendAll(store);
      expect(await factsOf(store, receipt)).toMatchObject({ rejection: 'suppressed' });
      expect(await factsOf(store, officer)).toMatchObject({ rejection: undefined });
      expect(await store.recordEvent(early)).toEqual({ kind: 'repeated' });
    });

    test('forgets after 3 days what nobody has taken up', async () => {
      const { store } = await openStore();
      const stranger = event({ id: 'of-another-site' });
      await store.recordEvent(stranger);
      const later = (ms: number) =>
        store.recordEvent(event({ id: 'x' }, { receivedAt: stranger.receivedAt + ms }));
      await later(3 * day);
      expect(await store.recordEvent(stranger)).toEqual({ kind: 'repeated' });
      await later(3 * day + 1);
      expect(await store.recordEvent(stranger)).toMatchObject({ kind: 'recorded' });
    });

    test('keeps what follows from a rejection with it, once, and settles the message', async () => {
      const { store } = await openStore();
      const { complaint, receipt } = await keep(store);
      await sendAll(store);
      const followUp = message(complaint, 'receipt-trouble');
      const consequence: Consequence = { followUp, settle: true };
      const bounced = event(receipt, { kind: 'bounced' });
      expect(await store.recordEvent(bounced, consequence)).toMatchObject({ followedUp: true });
      expect(await factsOf(store, followUp)).toMatchObject({
        purpose: 'receipt-trouble',
        reference: complaint.reference,
        createdAt: bounced.receivedAt,
        nextAttemptAt: bounced.receivedAt,
      });
      expect(await factsOf(store, receipt)).toMatchObject({
        noticedAt: bounced.receivedAt,
        followedUpAt: bounced.receivedAt,
        settledAt: bounced.receivedAt,
      });
      await store.recordEvent(bounced, consequence);
      const again = await store.recordEvent(event(receipt, { kind: 'failed' }), consequence);
      expect(again).toMatchObject({ followedUp: false });
      expect(await store.messagesOf(complaint.reference)).toHaveLength(3);
    });

    test('nothing follows where the mail was delivered after the rejection', async () => {
      const { store } = await openStore();
      const { complaint, receipt } = await keep(store);
      await sendAll(store);
      await store.recordEvent(event(receipt, { at: morning + 9 }));
      const bounced = event(receipt, { kind: 'bounced', at: morning + 8 });
      const consequence = { followUp: message(complaint, 'receipt-trouble'), settle: true };
      expect(await store.recordEvent(bounced, consequence)).toMatchObject({ followedUp: false });
      expect(await open(store)).toEqual([]);
    });
  });
};
