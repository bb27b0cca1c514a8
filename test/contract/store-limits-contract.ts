import { describe, expect, test } from 'vitest';
import type { SubmissionLimit } from '#functions/ports.ts';
import { message, morning, submission } from './store-fixtures.ts';
import type { OpenStore } from './store-contract.ts';

const hour = 3_600_000;

const limit = (most: number, changes: Partial<SubmissionLimit> = {}): SubmissionLimit => ({
  bucket: 'client',
  until: morning + hour,
  most,
  ...changes,
});

/** The limits of `accept`. */
export const limitsContract = (open: OpenStore): void => {
  describe('accept with limits', () => {
    test('keeps as many as a limit allows, and of the next one nothing', async () => {
      const { store } = await open();
      const three = [submission(), submission(), submission()];
      const kinds = [];
      for (const each of three)
        kinds.push((await store.accept(each, [message(each)], 0, [limit(2)])).kind);
      expect(kinds).toEqual(['accepted', 'accepted', 'too-many']);
      const last = three.at(-1)?.receiptToken ?? '';
      expect(await store.findByReceiptToken(last)).toBeUndefined();
      expect((await store.outboxHealth(morning)).pending).toBe(2);
    });

    test('tells when the limit that lasts longest ends', async () => {
      const { store } = await open();
      const limits = [limit(0), limit(1), limit(1, { bucket: 'all', until: morning + 2 * hour })];
      await store.accept(submission(), [], 0, limits.slice(1));
      expect(await store.accept(submission(), [], 0, limits)).toEqual({
        kind: 'too-many',
        until: morning + 2 * hour,
      });
    });

    test('allows none with a limit of 0', async () => {
      const { store } = await open();
      const outcome = await store.accept(submission(), [], 0, [limit(0)]);
      expect(outcome).toEqual({ kind: 'too-many', until: morning + hour });
    });

    test('counts each bucket by itself, and each stretch from nothing', async () => {
      const { store } = await open();
      const accept = async (changes: Partial<SubmissionLimit>) =>
        (await store.accept(submission(), [], 0, [limit(1, changes)])).kind;
      expect(await accept({})).toBe('accepted');
      expect(await accept({ bucket: 'other' })).toBe('accepted');
      expect(await accept({ until: morning + 2 * hour })).toBe('accepted');
      expect(await accept({})).toBe('too-many');
    });

    test('counts only what is kept: no repetition, and nothing that another limit stops', async () => {
      const { store } = await open();
      const first = submission();
      const again = () => submission({ fingerprint: first.fingerprint });
      await store.accept(first, [], 0, [limit(2)]);
      expect((await store.accept(again(), [], 0, [limit(2)])).kind).toBe('repeated');
      const stopped = [limit(2), limit(0, { bucket: 'all' })];
      expect((await store.accept(submission(), [], 0, stopped)).kind).toBe('too-many');
      expect((await store.accept(submission(), [], 0, [limit(2)])).kind).toBe('accepted');
      expect((await store.accept(again(), [], 0, [limit(2)])).kind).toBe('repeated');
    });

    test('forgets the counts of stretches that have ended', async () => {
      const { store } = await open();
      await store.accept(submission(), [], 0, [limit(1)]);
      const later = submission({ receivedAt: morning + hour });
      await store.accept(later, [], 0, [limit(1, { until: morning + 2 * hour })]);
      expect((await store.accept(submission(), [], 0, [limit(1)])).kind).toBe('accepted');
    });

    test('forgets them too when messages are claimed, and not a millisecond early', async () => {
      const { store } = await open();
      const claim = (now: number) => store.claimDue({ now, leaseUntil: now + 1, limit: 1 });
      const accept = async () => (await store.accept(submission(), [], 0, [limit(1)])).kind;
      await accept();
      await claim(morning + hour - 1);
      expect(await accept()).toBe('too-many');
      await claim(morning + hour);
      expect(await accept()).toBe('accepted');
    });

    test('counts what arrives at once, at two stores over the same data', async () => {
      const { store, another } = await open();
      const other = await another();
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? store : other).accept(submission(), [], 0, [limit(7)]),
        ),
      );
      expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(7);
    });
  });
};
