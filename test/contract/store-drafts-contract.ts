import { describe, expect, test } from 'vitest';
import type { Draft, DraftFile, DraftRoom, Store, SubmissionLimit } from '#functions/ports.ts';
import { attachment, day, message, morning, submission } from './store-fixtures.ts';
import type { OpenStore } from './store-contract.ts';

let drawn = 0;

const file = (id: string, size: number, fill = 7): DraftFile => ({
  ...{ id, filename: `${id} å.pdf`, contentType: 'application/pdf' },
  bytes: new Uint8Array(size).fill(fill),
});

const draft = (changes: Partial<Draft> = {}): Draft => {
  drawn += 1;
  return {
    ...{ id: `draft-${drawn}`, expiresAt: morning + day, files: [], refusedFiles: [] },
    fields: { lang: 'sv', description: 'Jag är inte klar än.' },
    ...changes,
  };
};

const hold = (
  store: Store,
  held: Draft,
  within: Partial<{ now: number; room: DraftRoom; limits: SubmissionLimit[] }> = {},
) =>
  store.holdDraft(held, {
    ...{ now: morning, room: { drafts: 99, bytes: 99_999_999 }, limits: [] },
    ...within,
  });

/** What has been filled in and not sent. */
export const draftsContract = (open: OpenStore): void => {
  describe('a draft', () => {
    test('comes back as it was held, files and all, also to another store over the same data', async () => {
      const { store, another } = await open();
      const held = draft({
        files: [file('a', 70_000), file('b', 0), file('c', 3, 9)],
        refusedFiles: [{ filename: 'x.exe', reason: 'type' }],
      });
      expect(await hold(store, held)).toEqual({ kind: 'held' });
      expect(await store.findDraft(held.id, morning)).toEqual(held);
      expect(await (await another()).findDraft(held.id, morning)).toEqual(held);
      expect(await store.findDraft('draft-none', morning)).toBeUndefined();
    });

    test('is replaced by what is held under its id, and by nothing else', async () => {
      const { store } = await open();
      const [one, other] = [draft({ files: [file('a', 10)] }), draft()];
      await hold(store, one);
      await hold(store, other);
      const changed = { ...one, fields: { description: 'Nu.' }, files: [] };
      await hold(store, changed);
      expect(await store.findDraft(one.id, morning)).toEqual(changed);
      expect(await store.findDraft(other.id, morning)).toEqual(other);
    });

    test('is there until it expires, to the millisecond', async () => {
      const { store } = await open();
      const held = draft({ expiresAt: morning + 1 });
      await hold(store, held);
      expect(await store.findDraft(held.id, morning)).toEqual(held);
      expect(await store.findDraft(held.id, morning + 1)).toBeUndefined();
      expect(await store.forgetDrafts(morning)).toBe(0);
      expect(await store.forgetDrafts(morning + 1)).toBe(1);
      expect(await store.findDraft(held.id, morning)).toBeUndefined();
    });

    test('goes when it is dropped', async () => {
      const { store } = await open();
      const held = draft();
      await hold(store, held);
      await store.dropDraft(held.id);
      await store.dropDraft(held.id);
      expect(await store.findDraft(held.id, morning)).toBeUndefined();
    });

    test.each([
      [
        'messages are claimed',
        (store: Store, now: number) => store.claimDue({ now, leaseUntil: now + 1, limit: 1 }),
      ],
      ['another is held', (store: Store, now: number) => hold(store, draft(), { now })],
    ])('that has expired goes when %s', async (_, act) => {
      const { store } = await open();
      const held = draft({ expiresAt: morning + 5 });
      await hold(store, held);
      await act(store, morning + 4);
      expect(await store.findDraft(held.id, morning)).toEqual(held);
      await act(store, morning + 5);
      expect(await store.findDraft(held.id, morning)).toBeUndefined();
    });
  });

  describe('room for drafts', () => {
    test('ends with a number of them, of which the one that is replaced is none', async () => {
      const { store } = await open();
      const room = { drafts: 2, bytes: 99_999 };
      const first = draft();
      expect((await hold(store, first, { room })).kind).toBe('held');
      expect((await hold(store, draft(), { room })).kind).toBe('held');
      const third = draft();
      expect((await hold(store, third, { room })).kind).toBe('full');
      expect(await store.findDraft(third.id, morning)).toBeUndefined();
      expect((await hold(store, first, { room })).kind).toBe('held');
      await store.dropDraft(first.id);
      expect((await hold(store, third, { room })).kind).toBe('held');
    });

    test('ends with a number of bytes, and leaves what was there as it was', async () => {
      const { store } = await open();
      const room = { drafts: 9, bytes: 10_000 };
      const held = draft({ files: [file('a', 5000)] });
      expect((await hold(store, held, { room })).kind).toBe('held');
      const larger = { ...held, files: [file('a', 10_001)] };
      expect((await hold(store, larger, { room })).kind).toBe('full');
      expect((await hold(store, draft({ files: [file('b', 5000)] }), { room })).kind).toBe('full');
      expect(await store.findDraft(held.id, morning)).toEqual(held);
      expect((await hold(store, draft(), { room })).kind).toBe('held');
    });

    test('is limited for each bucket, counting what is held', async () => {
      const { store } = await open();
      const limits = [{ bucket: 'draft client', until: morning + 9, most: 1 }];
      const full = { drafts: 0, bytes: 0 };
      expect((await hold(store, draft(), { limits, room: full })).kind).toBe('full');
      expect((await hold(store, draft(), { limits })).kind).toBe('held');
      const outcome = await hold(store, draft(), { limits });
      expect(outcome).toEqual({ kind: 'too-many', until: morning + 9 });
      expect(
        (
          await store.accept(submission(), [], 0, [
            { ...limits[0], bucket: 'client', until: morning + 9, most: 1 },
          ])
        ).kind,
      ).toBe('accepted');
    });
  });

  describe('a submission with the id of a draft', () => {
    test('is accepted once, whatever it says the second time and however late', async () => {
      const { store } = await open();
      const first = submission({ attachments: [attachment('f', 3)] });
      expect(await store.findSubmission(first.id)).toBeUndefined();
      await store.accept(first, [message(first)], 0);
      const second = submission({ id: first.id, receivedAt: morning + 99 * day });
      expect(await store.accept(second, [], second.receivedAt)).toEqual({
        ...{ kind: 'repeated', reference: first.reference, receivedAt: morning },
        receiptToken: first.receiptToken,
      });
      const { attachments, ...rest } = first;
      expect(await store.findSubmission(first.id)).toMatchObject(rest);
      expect(attachments).toHaveLength(1);
      expect((await store.outboxHealth(morning)).pending).toBe(1);
    });

    test('is accepted once when it comes twice at the same time, at two stores', async () => {
      const { store, another } = await open();
      const other = await another();
      const one = submission();
      const twin = submission({ id: one.id });
      const kinds = await Promise.all([
        store.accept(one, [message(one)], 0),
        other.accept(twin, [message(twin)], 0),
      ]);
      expect(kinds.map(({ kind }) => kind).sort()).toEqual(['accepted', 'repeated']);
    });
  });
};
