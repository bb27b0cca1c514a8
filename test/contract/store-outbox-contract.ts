import { describe, expect, test } from 'vitest';
import type { ClaimedMessage, NewMessage, Store } from '#functions/ports.ts';
import { attachment, message, morning, submission } from './store-fixtures.ts';
import type { OpenStore } from './store-contract.ts';

/** Puts a message into the outbox that is due at `at`. */
const put = async (store: Store, at = morning, keep = submission()): Promise<NewMessage> => {
  const due = message(keep);
  await store.accept({ ...keep, receivedAt: at }, [due], 0);
  return due;
};

const claimOne = async (store: Store, now: number, leaseUntil = now + 60_000) => {
  const [claimed] = await store.claimDue({ now, leaseUntil, limit: 1 });
  if (claimed === undefined) throw new Error('Nothing was due.');
  return claimed;
};

const idsDue = async (store: Store, now: number, limit = 10): Promise<string[]> =>
  (await store.claimDue({ now, leaseUntil: now + 60_000, limit })).map(({ id }) => id);

/** Claiming, marking and counting messages. */
export const outboxContract = (open: OpenStore): void => {
  describe('claimDue', () => {
    test('hands out a message with all that sending needs, files in the order of the mail', async () => {
      const { store } = await open();
      const files = [attachment('one', 4 * 1024 * 1024, 1), attachment('two', 5, 2)];
      const kept = submission({ attachments: files });
      const officer = message(kept, 'officer', {
        attachmentIds: ['two', 'one'],
        replyTo: 'kund@example.test',
        headers: { 'X-Entity-Ref-ID': kept.reference },
      });
      await store.accept(kept, [officer, message(kept, 'receipt')], 0);
      const [first, second] = await store.claimDue({
        now: morning,
        leaseUntil: morning + 1,
        limit: 9,
      });
      expect(first).toMatchObject({
        ...officer,
        reference: kept.reference,
        createdAt: morning,
        attempt: 1,
        uncertainSince: undefined,
      });
      expect(first?.mail).toEqual(officer.mail);
      const sizes = first?.attachments.map(({ id, bytes }) => [id, bytes.length, bytes.at(-1)]);
      expect(sizes).toEqual([
        ['two', 5, 2],
        ['one', 4 * 1024 * 1024, 1],
      ]);
      expect(second).toMatchObject({ purpose: 'receipt', attachments: [] });
      expect(second?.mail).not.toHaveProperty('replyTo');
      expect(second?.lease).not.toBe(first?.lease);
    });

    test('asked for none hands out none, however much is due', async () => {
      const { store } = await open();
      await put(store);
      expect(await store.claimDue({ now: morning, leaseUntil: morning, limit: 0 })).toEqual([]);
      expect(await idsDue(store, morning)).toHaveLength(1);
    });

    test('hands out what is due at this millisecond and nothing that is due at the next', async () => {
      const { store } = await open();
      const due = await put(store);
      expect(await idsDue(store, morning - 1)).toEqual([]);
      expect(await idsDue(store, morning)).toEqual([due.id]);
    });

    test('hands out the longest due first, and no more than were asked for', async () => {
      const { store } = await open();
      const late = await put(store, morning + 2);
      const early = await put(store, morning);
      const middle = await put(store, morning + 1);
      expect(await idsDue(store, morning + 5, 2)).toEqual([early.id, middle.id]);
      expect(await idsDue(store, morning + 5, 2)).toEqual([late.id]);
    });

    test('hands a message out again when its lease has run out, to the millisecond', async () => {
      const { store } = await open();
      const due = await put(store);
      await claimOne(store, morning, morning + 1000);
      expect(await idsDue(store, morning + 999)).toEqual([]);
      expect(await store.nextDueAt()).toBe(morning + 1000);
      expect(await idsDue(store, morning + 1000)).toEqual([due.id]);
    });

    test('remembers since when a message may have been sent', async () => {
      const { store } = await open();
      await put(store);
      const first = await claimOne(store, morning, morning + 10);
      expect(first).toMatchObject({ attempt: 1, uncertainSince: undefined });
      const second = await claimOne(store, morning + 10, morning + 20);
      expect(second).toMatchObject({ attempt: 2, uncertainSince: morning });
      const third = await claimOne(store, morning + 20);
      expect(third).toMatchObject({ attempt: 3, uncertainSince: morning });
      const at = morning + 100;
      await store.markRetry(third, { nextAttemptAt: at, error: '429', uncertainSince: undefined });
      const fourth = await claimOne(store, at);
      expect(fourth).toMatchObject({ attempt: 4, uncertainSince: undefined });
      await store.markRetry(fourth, { nextAttemptAt: at + 9, error: 'timeout', uncertainSince: 5 });
      expect(await claimOne(store, at + 9)).toMatchObject({ attempt: 5, uncertainSince: 5 });
    });

    test('never hands the same message to two stores that claim at the same time', async () => {
      const { store, another } = await open();
      const other = await another();
      const put40 = Array.from({ length: 40 }, () => put(store));
      const all = (await Promise.all(put40)).map(({ id }) => id);
      const claims = Array.from({ length: 20 }, (_, turn) =>
        idsDue(turn % 2 === 0 ? store : other, morning, 3),
      );
      const claimed = (await Promise.all(claims)).flat();
      expect(claimed.sort()).toEqual(all.sort());
    });
  });

  describe('a mark', () => {
    const retry = { nextAttemptAt: morning + 500, error: '500', uncertainSince: undefined };

    test('sent: it is never due again', async () => {
      const { store } = await open();
      const claimed = await claimOne(store, (await put(store), morning));
      expect(await store.markSent(claimed, { at: morning + 1, providerId: 'p' })).toBe(true);
      expect(await idsDue(store, morning * 2)).toEqual([]);
      expect(await store.nextDueAt()).toBeUndefined();
      expect(await store.outboxHealth(morning + 9999)).toEqual({
        pending: 0,
        oldestSeconds: 0,
        failed: 0,
        undelivered: 0,
      });
    });

    test('retry: it is due at its next time, to the millisecond', async () => {
      const { store } = await open();
      const claimed = await claimOne(store, (await put(store), morning));
      expect(await store.markRetry(claimed, retry)).toBe(true);
      expect(await store.nextDueAt()).toBe(morning + 500);
      expect(await idsDue(store, morning + 499)).toEqual([]);
      expect(await idsDue(store, morning + 500)).toEqual([claimed.id]);
    });

    test('failed: it is kept and counted, and not tried again', async () => {
      const { store } = await open();
      const claimed = await claimOne(store, (await put(store), morning));
      expect(
        await store.markFailed(claimed, {
          at: morning,
          error: '422',
          cause: 'mail',
          uncertainSince: undefined,
        }),
      ).toBe(true);
      expect(await idsDue(store, morning * 2)).toEqual([]);
      expect(await store.outboxHealth(morning)).toMatchObject({ pending: 0, failed: 1 });
    });

    test('holds when the lease has run out but nobody else has claimed', async () => {
      const { store } = await open();
      const claimed = await claimOne(store, (await put(store), morning), morning + 1);
      const late = { at: morning + 99_999, providerId: 'p' };
      expect(await store.markSent(claimed, late)).toBe(true);
    });

    const marks: [string, (store: Store, claimed: ClaimedMessage) => Promise<boolean>][] = [
      ['sent', (store, of) => store.markSent(of, { at: morning, providerId: 'p' })],
      ['retry', (store, of) => store.markRetry(of, retry)],
      [
        'failed',
        (store, of) =>
          store.markFailed(of, {
            at: morning,
            error: '422',
            cause: 'mail',
            uncertainSince: undefined,
          }),
      ],
    ];
    test.each(marks)('%s with a lost lease is false and changes nothing', async (_, mark) => {
      const { store } = await open();
      const lost = await claimOne(store, (await put(store), morning), morning + 10);
      const held = await claimOne(store, morning + 10, morning + 20);
      expect(await mark(store, lost)).toBe(false);
      expect(await store.nextDueAt()).toBe(morning + 20);
      expect(await store.outboxHealth(morning)).toMatchObject({ pending: 1, failed: 0 });
      expect(await store.markSent(held, { at: morning, providerId: 'p' })).toBe(true);
      expect(await mark(store, held)).toBe(false);
      expect(await store.outboxHealth(morning)).toMatchObject({ pending: 0, failed: 0 });
    });

    test('with a fraction of a millisecond is refused and changes nothing', async () => {
      const { store } = await open();
      const claimed = await claimOne(store, (await put(store), morning));
      const half = { ...retry, nextAttemptAt: morning + 0.5 };
      await expect(store.markRetry(claimed, half)).rejects.toThrow();
      expect(await store.markRetry(claimed, retry)).toBe(true);
    });
  });

  test('health counts what waits and the age of the oldest, in whole seconds', async () => {
    const { store } = await open();
    expect(await store.outboxHealth(morning)).toEqual({
      pending: 0,
      oldestSeconds: 0,
      failed: 0,
      undelivered: 0,
    });
    await put(store, morning + 5000);
    await put(store, morning);
    const health = await store.outboxHealth(morning + 7999);
    expect(health).toEqual({ pending: 2, oldestSeconds: 7, failed: 0, undelivered: 0 });
    expect((await store.outboxHealth(morning - 5)).oldestSeconds).toBe(0);
  });

  test('what was claimed and marked is so after it is opened again', async () => {
    const { store, reopen } = await open();
    const [sent, claimed] = [await put(store), await put(store, morning + 1)];
    const first = await claimOne(store, morning);
    expect(first.id).toBe(sent.id);
    await store.markSent(first, { at: morning, providerId: 'p' });
    const second = await claimOne(store, morning + 1, morning + 50);
    const reopened = await reopen();
    expect(await idsDue(reopened, morning + 49)).toEqual([]);
    expect(
      await reopened.markRetry(second, { ...second, nextAttemptAt: morning, error: 'x' }),
    ).toBe(true);
    expect(await idsDue(reopened, morning)).toEqual([claimed.id]);
  });
};
