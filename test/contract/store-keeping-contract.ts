import { describe, expect, test } from 'vitest';
import type { Store, Submission } from '#functions/ports.ts';
import { attachment, day, message, morning, submission } from './store-fixtures.ts';
import type { OpenStore } from './store-contract.ts';

/** Everything that was received before an instant, whatever it is. */
const before = (instant: number) => ({
  complaintsBefore: instant,
  questionsBefore: instant,
  limit: 99,
});

const idsBefore = async (store: Store, instant: number): Promise<string[]> =>
  (await store.forgettable(before(instant))).map(({ id }) => id);

/** Keeps a submission whose one e-mail has arrived at the provider. */
const keepSent = async (store: Store, changes: Partial<Submission> = {}): Promise<Submission> => {
  const kept = submission(changes);
  await store.accept(kept, [message(kept)], 0);
  await claim(store, kept, (claimed) =>
    store.markSent(claimed, { at: morning, providerId: claimed.id }),
  );
  return kept;
};

type Claimed = Awaited<ReturnType<Store['claimDue']>>[number];

const claim = async (
  store: Store,
  of: Submission,
  mark: (claimed: Claimed) => Promise<boolean>,
) => {
  const claims = await store.claimDue({ now: morning * 2, leaseUntil: morning * 2, limit: 99 });
  for (const claimed of claims.filter(({ submissionId }) => submissionId === of.id))
    await mark(claimed);
};

const erase = { at: morning + day, reason: 'erasure' } as const;

/** Letting go of what was kept, and reading it back. */
export const keepingContract = (open: OpenStore): void => {
  describe('forgettable', () => {
    test('is what was received before an instant, to the millisecond, the oldest first', async () => {
      const { store } = await open();
      const later = await keepSent(store, { receivedAt: morning + 1 });
      const first = await keepSent(store, { receivedAt: morning });
      expect(await idsBefore(store, morning)).toEqual([]);
      expect(await idsBefore(store, morning + 1)).toEqual([first.id]);
      expect(await idsBefore(store, morning + 2)).toEqual([first.id, later.id]);
      const one = await store.forgettable({ ...before(morning + 2), limit: 1 });
      expect(one).toEqual([
        {
          ...{ id: first.id, kind: 'complaint', reference: first.reference, receivedAt: morning },
          ...{ closedAt: undefined, heldSince: undefined, undelivered: 0 },
        },
      ]);
    });

    test('has an instant of its own for each kind', async () => {
      const { store } = await open();
      const complaint = await keepSent(store);
      const question = await keepSent(store, { kind: 'question' });
      const none = { complaintsBefore: 0, questionsBefore: 0, limit: 9 };
      const ids = async (changes: Partial<typeof none>) =>
        (await store.forgettable({ ...none, ...changes })).map(({ id }) => id);
      expect(await ids({ complaintsBefore: morning + 1 })).toEqual([complaint.id]);
      expect(await ids({ questionsBefore: morning + 1 })).toEqual([question.id]);
    });

    test('counts from the day the case was closed, once that is known', async () => {
      const { store } = await open();
      const { id, reference } = await keepSent(store);
      expect(await store.noteCase(reference, { closedAt: morning + day })).toBe(true);
      expect(await idsBefore(store, morning + day)).toEqual([]);
      expect(await idsBefore(store, morning + day + 1)).toEqual([id]);
      await store.noteCase(reference, { closedAt: undefined });
      expect(await idsBefore(store, morning + 1)).toEqual([id]);
      expect(await store.noteCase('K-NONE', { closedAt: morning })).toBe(false);
    });

    test('is nothing that is held', async () => {
      const { store } = await open();
      const { id, reference } = await keepSent(store);
      await store.noteCase(reference, { heldSince: morning });
      expect(await idsBefore(store, morning + 1)).toEqual([]);
      expect(await store.forget([id], erase)).toEqual([]);
      await store.noteCase(reference, { heldSince: undefined });
      expect(await idsBefore(store, morning + 1)).toEqual([id]);
    });
  });

  describe('what is undelivered stays, whoever asks', () => {
    const open1 = async (open: OpenStore) => {
      const { store } = await open();
      const kept = submission();
      await store.accept(kept, [message(kept), message(kept, 'receipt')], 0);
      const stays = async () => {
        expect(await idsBefore(store, morning + 1)).toEqual([]);
        expect(await store.forget([kept.id], erase)).toEqual([]);
        expect((await store.findByReceiptToken(kept.receiptToken))?.id).toBe(kept.id);
      };
      return { store, kept, stays };
    };

    test('while one of its e-mails waits', async () => {
      const { store, kept, stays } = await open1(open);
      await stays();
      await claim(store, kept, (claimed) =>
        claimed.purpose === 'officer'
          ? store.markSent(claimed, { at: morning, providerId: 'p' })
          : store.markRetry(claimed, {
              ...{ nextAttemptAt: morning, error: '429', uncertainSince: undefined },
            }),
      );
      await stays();
    });

    test('while one is parked, until somebody has dealt with it', async () => {
      const { store, kept, stays } = await open1(open);
      await claim(store, kept, (claimed) =>
        store.markFailed(claimed, {
          ...{ at: morning, error: '422', cause: 'mail', uncertainSince: undefined },
        }),
      );
      await stays();
      await store.settle(`${kept.id}-officer`, morning);
      await stays();
      await store.settle(`${kept.id}-receipt`, morning);
      expect(await idsBefore(store, morning + 1)).toEqual([kept.id]);
    });

    test('while one has come back', async () => {
      const { store, kept, stays } = await open1(open);
      await claim(store, kept, (claimed) =>
        store.markSent(claimed, { at: morning, providerId: claimed.purpose }),
      );
      const bounced = { id: 'e', providerId: 'receipt', kind: 'bounced' } as const;
      await store.recordEvent({ ...bounced, at: morning, receivedAt: morning });
      await stays();
      await store.settle(`${kept.id}-receipt`, morning);
      expect(await store.forget([kept.id], erase)).toHaveLength(1);
    });
  });

  describe('forget', () => {
    test('leaves a line and nothing else, once', async () => {
      const { store, clears = true } = await open();
      const gone = await keepSent(store, { attachments: [attachment('file', 10)] });
      const stays = await keepSent(store, { attachments: [attachment('other', 10)] });
      const line = {
        ...{ kind: 'complaint', reference: gone.reference, receivedAt: morning },
        ...{ deletedAt: morning + day, reason: 'erasure' },
      };
      expect(await store.forget([gone.id, 'nobody'], erase)).toEqual([line]);
      expect(await store.forget([gone.id], erase)).toEqual([]);
      expect(await store.deletions(9)).toEqual([line]);
      expect(await store.findByReceiptToken(gone.receiptToken)).toBeUndefined();
      expect(await store.messagesOf(gone.reference)).toEqual([]);
      await expect(store.readFiles(['file'])).rejects.toThrow('No attachment file');
      expect((await store.findByReceiptToken(stays.receiptToken))?.attachments).toHaveLength(1);
      expect(await store.clearTraces()).toBe(clears);
    });

    test('tells the latest deletions first', async () => {
      const { store } = await open();
      const both = [await keepSent(store), await keepSent(store)];
      for (const { id } of both) await store.forget([id], { ...erase, reason: 'retention' });
      const references = (await store.deletions(9)).map(({ reference }) => reference);
      expect(references).toEqual(both.map(({ reference }) => reference).toReversed());
      expect(await store.deletions(1)).toHaveLength(1);
    });
  });

  test('what is kept is read in the order in which it was kept, page by page', async () => {
    const { store } = await open();
    const all = [submission(), submission({ attachments: [attachment('f', 3)] }), submission()];
    for (const each of all) await store.accept(each, [], 0);
    const first = await store.keptAfter(0, 2);
    expect(first.map(({ facts }) => facts.id)).toEqual(all.slice(0, 2).map(({ id }) => id));
    expect(first[1]).toMatchObject({
      kind: 'read',
      submission: { fields: all[1]?.fields, attachments: [{ id: 'f', size: 3 }] },
    });
    const rest = await store.keptAfter(first.at(-1)?.position ?? 0, 2);
    expect(rest.map(({ facts }) => facts.id)).toEqual([all[2]?.id]);
    expect(await store.keptAfter(rest.at(-1)?.position ?? 0, 2)).toEqual([]);
    expect(await store.readFiles(['f'])).toEqual([attachment('f', 3)]);
  });
};
