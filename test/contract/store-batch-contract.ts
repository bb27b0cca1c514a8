import { describe, expect, test } from 'vitest';
import type { ClaimedBatch, Store } from '#functions/ports.ts';
import { attachment, message, morning, submission } from './store-fixtures.ts';
import type { OpenStore } from './store-contract.ts';

/** Puts complaints with two messages each into the outbox; gives the ids of those in the order they are due. */
const put = async (store: Store, complaints: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let count = 0; count < complaints; count += 1) {
    const kept = submission();
    const messages = [message(kept), message(kept, 'receipt')];
    await store.accept(kept, messages, 0);
    ids.push(...messages.map(({ id }) => id));
  }
  return ids;
};

const claim = (store: Store, now = morning, changes: { limit?: number; size?: number } = {}) =>
  store.claimBatches({ now, leaseUntil: now + 1000, limit: 5, size: 100, ...changes });

const claimOne = async (store: Store, now = morning): Promise<ClaimedBatch> => {
  const [batch] = await claim(store, now);
  if (batch === undefined) throw new Error('No batch was due.');
  return batch;
};

const idsOf = (batch: ClaimedBatch | undefined): string[] =>
  batch?.messages.map(({ id }) => id) ?? [];

const singles = async (store: Store, now: number, leaveBatchable = false): Promise<string[]> => {
  const due = { now, leaseUntil: now + 1000, limit: 99, leaveBatchable };
  return (await store.claimDue(due)).map(({ id }) => id);
};

const named = ({ messages }: ClaimedBatch) => ({
  at: morning,
  messages: messages.map(({ id }) => ({ id, providerId: `p-${id}` })),
});

const doubt = { error: 'timeout', uncertainSince: morning };

/** Messages that are sent together. */
export const batchContract = (open: OpenStore): void => {
  describe('a batch', () => {
    test('takes what is longest due, as many as were asked for, and leaves a single one', async () => {
      const { store } = await open();
      const ids = await put(store, 4);
      const later = submission({ receivedAt: morning + 1 });
      await store.accept(later, [message(later)], 0);
      expect((await claim(store, morning - 1)).length).toBe(0);
      const batches = await claim(store, morning + 1, { size: 4 });
      expect(batches.map(idsOf)).toEqual([ids.slice(0, 4), ids.slice(4, 8)]);
      expect(new Set(batches.map(({ id }) => id)).size).toBe(2);
      expect(batches[0]).toMatchObject({ attempt: 1, uncertainSince: undefined });
      expect(batches[0]?.id).toMatch(/^[A-Za-z0-9-]{1,256}$/);
      expect(batches[0]?.messages[0]).toMatchObject({ mail: { text: 'Hej' }, attachments: [] });
      expect(await singles(store, morning + 1)).toEqual([`${later.id}-officer`]);
    });

    test('is not made of what has files, was tried by itself, or where none is to be made', async () => {
      const { store } = await open();
      const withFile = submission({ attachments: [attachment('a', 9)] });
      const messages = [
        message(withFile, 'officer', { attachmentIds: ['a'] }),
        message(withFile, 'receipt'),
      ];
      await store.accept(withFile, messages, 0);
      expect(await claim(store)).toEqual([]);
      expect(await singles(store, morning, true)).toEqual([`${withFile.id}-officer`]);
      expect(await singles(store, morning)).toEqual([`${withFile.id}-receipt`]);
      const [other = ''] = await put(store, 1);
      expect(await claim(store, morning, { size: 0 })).toEqual([]);
      expect(await claim(store, morning, { size: 1 })).toEqual([]);
      expect(await singles(store, morning)).toContain(other);
      expect(await claim(store, morning + 1000)).toEqual([]);
    });

    test('stays what it is: whole, in its order, under its id, also when no new ones are made', async () => {
      const { store, reopen } = await open();
      const ids = await put(store, 3);
      const first = await claimOne(store);
      await put(store, 2);
      const again = await reopen();
      expect(await claim(again, morning + 999, { size: 0 })).toEqual([]);
      expect(await singles(again, morning + 999)).toHaveLength(4);
      const [second] = await claim(again, morning + 1000, { size: 0 });
      expect(second).toMatchObject({ id: first.id, attempt: 2, uncertainSince: morning });
      expect(idsOf(second)).toEqual(ids);
      expect(second?.messages.map(({ mail }) => mail)).toEqual(
        first.messages.map(({ mail }) => mail),
      );
      expect(second?.lease).not.toBe(first.lease);
      expect(await again.markBatchRetry(first, { ...doubt, nextAttemptAt: 0 })).toBe(false);
    });

    test('is never handed to two stores that claim at the same time', async () => {
      const { store, another } = await open();
      const other = await another();
      const ids = await put(store, 10);
      const claims = Array.from({ length: 8 }, (_, turn) =>
        claim(turn % 2 === 0 ? store : other, morning, { size: 3, limit: 2 }),
      );
      const claimed = (await Promise.all(claims)).flat().flatMap(idsOf);
      expect(claimed.concat(await singles(store, morning)).sort()).toEqual(ids.sort());
    });

    test('is marked sent whole or not at all, and takes up events that came before', async () => {
      const { store } = await open();
      await put(store, 2);
      const batch = await claimOne(store);
      const event = { id: 'e', kind: 'delivered', at: morning, receivedAt: morning } as const;
      const [first = ''] = idsOf(batch);
      await store.recordEvent({ ...event, providerId: `p-${first}` });
      const { messages } = named(batch);
      const part = { at: morning, messages: messages.slice(1) };
      await expect(store.markBatchSent(batch, part)).rejects.toThrow();
      expect(await store.outboxHealth(morning)).toMatchObject({ pending: 4 });
      expect(await store.markBatchSent(batch, named(batch))).toBe(true);
      expect(await store.outboxHealth(morning)).toMatchObject({ pending: 0, failed: 0 });
      expect((await store.findMessage({ providerId: `p-${first}` }))?.facts).toMatchObject({
        ...{ id: first, sentAt: morning, deliveredAt: morning, batchId: batch.id },
      });
      expect(await store.markBatchSent(batch, named(batch))).toBe(false);
      expect(await store.nextDueAt()).toBeUndefined();
    });

    test('is put off whole', async () => {
      const { store } = await open();
      const ids = await put(store, 2);
      const batch = await claimOne(store);
      const retry = { nextAttemptAt: morning + 50, error: '429', uncertainSince: undefined };
      expect(await store.markBatchRetry(batch, retry)).toBe(true);
      expect(await claim(store, morning + 49)).toEqual([]);
      expect(await store.nextDueAt()).toBe(morning + 50);
      const again = await claimOne(store, morning + 50);
      expect(again).toMatchObject({ id: batch.id, attempt: 2, uncertainSince: undefined });
      expect(idsOf(again)).toEqual(ids);
      expect(again.messages[3]?.lastError).toBe('429');
    });

    test('is dissolved into single messages that no batch takes again', async () => {
      const { store } = await open();
      const ids = await put(store, 2);
      const batch = await claimOne(store);
      expect(await store.dissolveBatch(batch, '422')).toBe(true);
      expect(await store.dissolveBatch(batch, '422')).toBe(false);
      expect(await claim(store)).toEqual([]);
      const due = { now: morning, leaseUntil: morning + 1, limit: 9, leaveBatchable: true };
      const claimed = await store.claimDue(due);
      expect(claimed.map(({ id }) => id)).toEqual(ids);
      expect(claimed[0]).toMatchObject({ attempt: 2, uncertainSince: undefined, lastError: '422' });
    });
  });

  describe('retryParked of one of a batch', () => {
    const parked = async (store: Store, uncertainSince: number | undefined) => {
      const ids = await put(store, 2);
      const batch = await claimOne(store);
      const failure = { at: morning, error: 'no', cause: 'doubt', uncertainSince } as const;
      expect(await store.markBatchFailed(batch, failure)).toBe(true);
      expect(await store.outboxHealth(morning)).toMatchObject({ pending: 0, failed: 4 });
      return { ids, batch };
    };
    const retry = { at: morning + 9, forgottenSince: morning - 1, secondCopy: false };

    test('makes the whole batch due as it was', async () => {
      const { store } = await open();
      const { ids, batch } = await parked(store, morning);
      await store.settle(ids[1] ?? '', morning);
      expect(await store.retryParked(ids[2] ?? '', retry)).toBe('due');
      expect(await store.retryParked(ids[0] ?? '', retry)).toBe('not-parked');
      const again = await claimOne(store, morning + 9);
      expect(again).toMatchObject({ id: batch.id, uncertainSince: morning });
      expect(idsOf(again)).toEqual(ids);
    });

    test('once the key may be forgotten takes it out only if a second copy is agreed to', async () => {
      const { store } = await open();
      const { ids } = await parked(store, morning);
      const [first = '', second = ''] = ids;
      const late = { ...retry, forgottenSince: morning };
      expect(await store.retryParked(first, late)).toBe('doubtful');
      expect(await store.retryParked(first, { ...late, secondCopy: true })).toBe('due');
      expect(await claim(store, morning + 9)).toEqual([]);
      expect(await singles(store, morning + 9)).toEqual([first]);
      // The batch is not whole any more: it can never be sent again under its key.
      expect(await store.retryParked(second, retry)).toBe('doubtful');
      expect(await store.retryParked(second, { ...retry, secondCopy: true })).toBe('due');
      expect(await singles(store, morning + 9)).toEqual([second]);
    });

    test('that certainly never went out needs nobody to agree', async () => {
      const { store } = await open();
      const { ids, batch } = await parked(store, undefined);
      expect(await store.retryParked(ids[0] ?? '', { ...retry, forgottenSince: 2 * morning })).toBe(
        'due',
      );
      expect(await claimOne(store, morning + 9)).toMatchObject({ id: batch.id });
    });
  });
};
