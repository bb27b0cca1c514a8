import { describe, expect, test } from 'vitest';
import type { OpenStore } from './store-contract.ts';
import { minute, keep, sendAll, parkAll, event, factsOf, open } from './store-delivery-fixtures.ts';
import { day, message, morning } from './store-fixtures.ts';

/** What has not arrived, and what a person makes of it. */
export const openMessagesContract = (openStore: OpenStore): void => {
  describe('notice', () => {
    test('tells once who was first, and keeps one follow-up, from two stores at once', async () => {
      const { store, another } = await openStore();
      const other = await another();
      const { complaint, officer } = await keep(store);
      const consequence = { followUp: message(complaint, 'fallback'), settle: false };
      const told = await Promise.all(
        [store, other].map((each) => each.notice(officer.id, morning, consequence)),
      );
      expect(told.filter(({ first }) => first)).toHaveLength(1);
      expect(told.filter(({ followedUp }) => followedUp)).toHaveLength(1);
      expect(await store.messagesOf(complaint.reference)).toHaveLength(3);
      expect(await factsOf(store, officer)).toMatchObject({ settledAt: undefined });
    });

    test('can be followed up later than it was first noticed', async () => {
      const { store } = await openStore();
      const { complaint, officer } = await keep(store);
      await store.notice(officer.id, morning, { settle: false });
      const consequence = { followUp: message(complaint, 'fallback'), settle: false };
      expect(await store.notice(officer.id, morning + 5, consequence)).toEqual({
        first: false,
        followedUp: true,
      });
    });
  });

  describe('openMessages', () => {
    test('names what still waits though it was made before, to the millisecond', async () => {
      const { store } = await openStore();
      const { officer, receipt } = await keep(store);
      expect(await open(store, { createdBefore: morning })).toEqual([]);
      expect(await open(store, { createdBefore: morning + 1 })).toEqual([officer.id, receipt.id]);
      await sendAll(store);
      expect(await open(store, { createdBefore: morning + 1 })).toEqual([]);
    });

    test('names what should have been delivered before, to the millisecond, until it is', async () => {
      const { store } = await openStore();
      const { officer, receipt } = await keep(store);
      await sendAll(store, morning, morning + 15 * minute);
      const due = { dueBefore: morning + 15 * minute };
      expect(await open(store, due)).toEqual([]);
      expect(await open(store, { dueBefore: due.dueBefore + 1 })).toEqual([officer.id, receipt.id]);
      expect(await store.outboxHealth(due.dueBefore)).toMatchObject({ undelivered: 0 });
      expect(await store.outboxHealth(due.dueBefore + 1)).toMatchObject({ undelivered: 1 });
      await store.recordEvent(event(officer, { receivedAt: morning + day }));
      expect(await open(store, { dueBefore: morning + day })).toEqual([receipt.id]);
      expect(await store.outboxHealth(morning + day)).toMatchObject({ undelivered: 0 });
    });

    test('names what came back or was parked until it is settled; only the firm’s own mail is undelivered', async () => {
      const { store } = await openStore();
      const parked = await keep(store);
      await parkAll(store, undefined);
      const sent = await keep(store);
      await sendAll(store);
      for (const of of [sent.officer, sent.receipt])
        await store.recordEvent(event(of, { kind: 'bounced' }));
      const all = [parked.officer, parked.receipt, sent.officer, sent.receipt].map(({ id }) => id);
      expect(await open(store)).toEqual(all);
      expect(await store.outboxHealth(morning)).toMatchObject({ failed: 2, undelivered: 1 });
      for (const id of all) expect(await store.settle(id, morning)).toBe(true);
      expect(await open(store)).toEqual([]);
      expect(await store.outboxHealth(morning)).toMatchObject({ failed: 0, undelivered: 0 });
    });

    test('what still waits cannot be settled, nor what is not there', async () => {
      const { store } = await openStore();
      const { officer } = await keep(store);
      expect(await store.settle(officer.id, morning)).toBe(false);
      expect(await store.settle('nowhere', morning)).toBe(false);
    });
  });

  test('a message is found by its own id and the provider’s, with its submission', async () => {
    const { store } = await openStore();
    const { complaint, officer } = await keep(store);
    expect(await store.findMessage({ id: 'nowhere' })).toBeUndefined();
    expect(await store.findMessage({ providerId: `p-${officer.id}` })).toBeUndefined();
    await sendAll(store);
    const found = await store.findMessage({ providerId: `p-${officer.id}` });
    const { attachments, ...rest } = complaint;
    expect(found).toMatchObject({ mail: officer.mail, submission: rest });
    expect(found?.submission.attachments).toHaveLength(attachments.length);
    expect(await store.messagesOf('K-NONE')).toEqual([]);
  });

  describe('retryParked', () => {
    const retry = { at: morning + 5, forgottenSince: morning - day, secondCopy: false };

    test('makes a parked message due again, and nothing else', async () => {
      const { store } = await openStore();
      const { officer, receipt } = await keep(store);
      await parkAll(store, undefined);
      await store.settle(officer.id, morning);
      expect(await store.retryParked(officer.id, retry)).toBe('due');
      expect(await store.nextDueAt()).toBe(morning + 5);
      expect(await factsOf(store, officer)).toMatchObject({ settledAt: undefined });
      expect(await factsOf(store, receipt)).toMatchObject({ failedAt: morning });
      expect(await store.retryParked(officer.id, retry)).toBe('not-parked');
      expect(await store.retryParked('nowhere', retry)).toBe('unknown');
    });

    test.each([
      [morning - day + 1, false, 'due', morning - day + 1],
      [morning - day, false, 'doubtful', morning - day],
      [morning - day, true, 'due', undefined],
    ] as const)(
      'parked in doubt since %i, second copy allowed: %s',
      async (since, secondCopy, outcome, kept) => {
        const { store } = await openStore();
        const { officer } = await keep(store);
        await parkAll(store, since);
        expect(await store.retryParked(officer.id, { ...retry, secondCopy })).toBe(outcome);
        expect(await factsOf(store, officer)).toMatchObject({ uncertainSince: kept });
      },
    );
  });
};
