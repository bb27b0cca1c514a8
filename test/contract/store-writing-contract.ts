import { describe, expect, test } from 'vitest';
import type { Store } from '#functions/ports.ts';
import { attachment, morning, submission } from './store-fixtures.ts';
import type { OpenStore } from './store-contract.ts';

/** Keeps a complaint whose messages are not written yet. */
const keep = async (store: Store, changes: Parameters<typeof submission>[0] = {}) => {
  const kept = submission({
    fields: { lastName: 'Öberg', description: 'Inget kom.', email: 'kund@example.test' },
    ...changes,
  });
  const messages = (['officer', 'receipt'] as const).map((purpose) => ({
    id: `${kept.id}-${purpose}`,
    submissionId: kept.id,
    purpose,
  }));
  await store.accept(kept, messages, 0);
  return kept;
};

const claim = (now: number) => ({ now, leaseUntil: now + 1000, limit: 9 });

/** Messages that come without a mail: they are written when they are first claimed. */
export const writingContract = (open: OpenStore): void => {
  describe('a message that is not written yet', () => {
    test('is written from its submission when it is claimed, with the files for the officer', async () => {
      const { store } = await open();
      const kept = await keep(store, { attachments: [attachment('one', 9)] });
      const [officer, receipt] = await store.claimDue(claim(morning));
      expect(officer?.mail).toMatchObject({
        to: ['officer@example.test'],
        attachmentIds: ['one'],
      });
      expect(officer?.mail.text).toContain('Inget kom.');
      expect(officer?.attachments).toMatchObject([{ id: 'one', filename: 'one å.pdf' }]);
      expect(receipt?.mail).toMatchObject({ to: ['kund@example.test'], attachmentIds: [] });
      expect(receipt?.mail.text).toContain(kept.receiptToken);
    });

    test('says the same at each later try, whatever would be written then', async () => {
      const { store, another } = await open();
      await keep(store);
      const first = (await store.claimDue(claim(morning))).map(({ mail }) => mail);
      expect(first.map(({ from }) => from)).toEqual(Array(2).fill('Besked <besked@example.test>'));
      const later = await another(() => {
        throw new Error('It was to be written once.');
      });
      expect((await later.claimDue(claim(morning + 1000))).map(({ mail }) => mail)).toEqual(first);
    });

    test('is found as it would be written, and is not written by that', async () => {
      const { store, another } = await open();
      const { id } = await keep(store);
      const found = await store.findMessage({ id: `${id}-officer` });
      expect(found?.mail.to).toEqual(['officer@example.test']);
      const later = await another((_, purpose) => ({ ...blank, subject: purpose }));
      expect((await later.findMessage({ id: `${id}-officer` }))?.mail.subject).toBe('officer');
    });

    test('goes out in a batch unless it has files', async () => {
      const { store } = await open();
      const plain = await keep(store);
      const filed = await keep(store, { attachments: [attachment('two', 9)] });
      const [batch, ...more] = await store.claimBatches({ ...claim(morning), size: 9 });
      expect(more).toEqual([]);
      expect(batch?.messages.map(({ id, mail }) => [id, mail.to.join()])).toEqual([
        [`${plain.id}-officer`, 'officer@example.test'],
        [`${plain.id}-receipt`, 'kund@example.test'],
        [`${filed.id}-receipt`, 'kund@example.test'],
      ]);
      expect((await store.claimDue(claim(morning))).map(({ id }) => id)).toEqual([
        `${filed.id}-officer`,
      ]);
    });

    test('that cannot be written waits, singly, and holds nothing else up', async () => {
      const { store, another } = await open();
      const { id } = await keep(store);
      const faulty = await another((_, purpose) => {
        if (purpose === 'officer') throw new TypeError('A fault of ours.');
        return blank;
      });
      const claimed = claim(morning);
      expect(await faulty.claimBatches({ ...claimed, size: 9 })).toEqual([]);
      expect((await faulty.claimDue(claimed)).map(({ purpose }) => purpose)).toEqual(['receipt']);
      const [first] = await faulty.messagesOf((await faulty.findSubmission(id))?.reference ?? '');
      expect(first).toMatchObject({ lastError: 'not written: TypeError', failedAt: undefined });
      const mended = await another(() => blank);
      const due = await mended.claimDue(claim(first?.nextAttemptAt ?? 0));
      expect(due.map(({ purpose }) => purpose)).toContain('officer');
    });
  });
};

const blank = { from: '', to: [], subject: '', html: '', text: '', attachmentIds: [] };
