import { describe, expect, test } from 'vitest';
import type { Consequence, DeliveryEvent, Store } from '#functions/ports.ts';
import { day, message, morning, submission } from './store-fixtures.ts';
import type { OpenStore } from './store-contract.ts';

const minute = 60_000;

/** A complaint whose officer's mail and receipt are due in the morning. */
const keep = async (store: Store) => {
  const complaint = submission();
  const [officer, receipt] = [message(complaint, 'officer'), message(complaint, 'receipt')];
  await store.accept(complaint, [officer, receipt], 0);
  return { complaint, officer, receipt };
};

/** Sends all that is due; a provider's id is the message's with `p-` before it. */
const sendAll = async (store: Store, at = morning, deliveryDueAt?: number): Promise<void> => {
  for (const claimed of await store.claimDue({ now: at, leaseUntil: at + minute, limit: 99 }))
    await store.markSent(claimed, { at, providerId: `p-${claimed.id}`, deliveryDueAt });
};

const parkAll = async (store: Store, uncertainSince: number | undefined): Promise<void> => {
  const failure = { at: morning, error: '422', cause: 'mail', uncertainSince } as const;
  for (const claimed of await store.claimDue({ now: morning, leaseUntil: morning + 1, limit: 99 }))
    await store.markFailed(claimed, failure);
};

let events = 0;

const event = (of: { id: string }, changes: Partial<DeliveryEvent> = {}): DeliveryEvent => {
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

const factsOf = async (store: Store, { id }: { id: string }) => {
  const found = await store.findMessage({ id });
  if (found === undefined) throw new Error('There is no such message.');
  return found.facts;
};

const open = (store: Store, changes: { createdBefore?: number; dueBefore?: number } = {}) =>
  store
    .openMessages({ createdBefore: morning, dueBefore: morning, limit: 99, ...changes })
    .then((all) => all.map(({ id }) => id));

/** What the provider reports, what follows from it, and what a person makes of it. */
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
