import { describe, expect, test } from 'vitest';
import { attachment, day, message, morning, submission } from './store-fixtures.ts';
import type { OpenStore } from './store-contract.ts';

/** `accept` and `findByReceiptToken`. */
export const acceptContract = (open: OpenStore): void => {
  describe('accept', () => {
    test('keeps a submission that its receipt token finds, and finds nothing with another', async () => {
      const { store } = await open();
      const kept = submission({
        locale: 'en',
        attachments: [attachment('b', 3), attachment('a', 2)],
        refusedFiles: [{ filename: 'program.exe', reason: 'type' }],
        marks: ['hiddenField', 'linkCode'],
      });
      expect(await store.accept(kept, [], 0)).toEqual({ kind: 'accepted' });
      expect(await store.findByReceiptToken(kept.receiptToken)).toEqual({
        ...kept,
        attachments: [
          { id: 'b', filename: 'b å.pdf', contentType: 'application/pdf', size: 3 },
          { id: 'a', filename: 'a å.pdf', contentType: 'application/pdf', size: 2 },
        ],
      });
      expect(await store.findByReceiptToken(submission().receiptToken)).toBeUndefined();
    });

    test.each(['', 'x', 'å'.repeat(32), `${'A'.repeat(31)}=`, 'A'.repeat(33), "' OR 1=1 --"])(
      'finds nothing with the malformed token %j',
      async (token) => {
        const { store } = await open();
        await store.accept(submission(), [], 0);
        expect(await store.findByReceiptToken(token)).toBeUndefined();
      },
    );

    test('finds nothing with a token of which only the first 8 bytes are right', async () => {
      const { store } = await open();
      const kept = submission();
      await store.accept(kept, [], 0);
      const bytes = Buffer.from(kept.receiptToken, 'base64url');
      for (const wrong of [8, 23]) {
        const guess = Buffer.from(bytes);
        guess.writeUInt8(bytes.readUInt8(wrong) ^ 1, wrong);
        expect(await store.findByReceiptToken(guess.toString('base64url'))).toBeUndefined();
      }
    });

    test('tells two receipts apart that share the first 8 bytes', async () => {
      const { store } = await open();
      const pair = ['B', 'C'].map((end) => submission({ receiptToken: end.padStart(32, 'A') }));
      await Promise.all(pair.map((each) => store.accept(each, [], 0)));
      for (const each of pair) {
        expect((await store.findByReceiptToken(each.receiptToken))?.id).toBe(each.id);
      }
    });

    test('answers the same submission with the one that was kept, to the millisecond', async () => {
      const { store } = await open();
      const first = submission();
      const again = () => submission({ fingerprint: first.fingerprint, receivedAt: morning + day });
      await store.accept(first, [message(first)], 0);
      const second = again();
      expect(await store.accept(second, [message(second)], morning)).toEqual({
        kind: 'repeated',
        reference: first.reference,
        receiptToken: first.receiptToken,
        receivedAt: morning,
      });
      expect(await store.findByReceiptToken(second.receiptToken)).toBeUndefined();
      expect((await store.outboxHealth(morning)).pending).toBe(1);
      expect(await store.accept(again(), [], morning + 1)).toEqual({ kind: 'accepted' });
    });

    test('answers the latest of several that were kept', async () => {
      const { store } = await open();
      const first = submission();
      const second = submission({ fingerprint: first.fingerprint, receivedAt: morning + day + 1 });
      await store.accept(first, [], 0);
      await store.accept(second, [], morning + 1);
      const third = submission({ fingerprint: first.fingerprint });
      expect(await store.accept(third, [], morning)).toMatchObject({ reference: second.reference });
    });

    test('keeps nothing under a reference that is in use', async () => {
      const { store } = await open();
      const first = submission();
      const second = submission({ reference: first.reference });
      await store.accept(first, [], 0);
      expect(await store.accept(second, [message(second)], 0)).toEqual({ kind: 'reference-taken' });
      expect(await store.findByReceiptToken(second.receiptToken)).toBeUndefined();
      expect(await store.nextDueAt()).toBeUndefined();
    });

    test('is one step: with a message that cannot be kept the submission is not kept either', async () => {
      const { store } = await open();
      const [kept, refused] = [submission(), submission()];
      const twice = [message(refused), message(refused)];
      const unknownFile = [message(refused, 'officer', { attachmentIds: ['nowhere'] })];
      const outcomes = await Promise.allSettled([
        store.accept(refused, twice, 0),
        store.accept(kept, [message(kept)], 0),
        store.accept(refused, unknownFile, 0),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
      expect(await store.findByReceiptToken(refused.receiptToken)).toBeUndefined();
      expect((await store.outboxHealth(morning)).pending).toBe(1);
    });

    test('keeps 200 that arrive at once, each with its own outcome', async () => {
      const { store } = await open();
      const all = Array.from({ length: 200 }, () => submission());
      const [first = submission(), taken = submission(), repeated = submission()] = all;
      all[50] = { ...taken, reference: first.reference };
      all[60] = { ...repeated, fingerprint: first.fingerprint };
      all.splice(1, 2);
      const outcomes = await Promise.all(all.map((each) => store.accept(each, [message(each)], 0)));
      expect(outcomes[48]).toEqual({ kind: 'reference-taken' });
      expect(outcomes[58]).toMatchObject({ kind: 'repeated', reference: first.reference });
      expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(196);
      expect((await store.outboxHealth(morning)).pending).toBe(196);
      for (const [index, each] of all.entries()) {
        const found = await store.findByReceiptToken(each.receiptToken);
        expect(found?.id).toBe(outcomes[index]?.kind === 'accepted' ? each.id : undefined);
      }
    });

    test('keeps large and unusual text as it was', async () => {
      const { store } = await open();
      const fields = {
        description: 'Hallå 👩🏽‍💻 "\\\u0001\n'.repeat(6000),
        lastName: 'محمد \u202e O’Brien',
        __proto__x: "'); DROP TABLE submission; --",
      };
      const kept = submission({ fields });
      await store.accept(kept, [], 0);
      expect((await store.findByReceiptToken(kept.receiptToken))?.fields).toEqual(fields);
    });

    test('has lost nothing when it is opened again', async () => {
      const { store, reopen } = await open();
      const kept = submission();
      await store.accept(kept, [message(kept)], 0);
      const reopened = await reopen();
      expect((await reopened.findByReceiptToken(kept.receiptToken))?.id).toBe(kept.id);
      expect(await reopened.nextDueAt()).toBe(morning);
    });

    test('does not take a submission twice from two stores at once', async () => {
      const { store, another } = await open();
      const other = await another();
      const one = submission();
      const two = submission({ fingerprint: one.fingerprint });
      const kinds = await Promise.all([store.accept(one, [], 0), other.accept(two, [], 0)]);
      expect(kinds.map(({ kind }) => kind).sort()).toEqual(['accepted', 'repeated']);
    });
  });
};
