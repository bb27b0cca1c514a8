import { describe, expect, it } from 'vitest';
import type { NoticeChange } from '#functions/ports.ts';
import type { OpenStore } from './store-contract.ts';

const now = Date.UTC(2026, 10, 24, 9);

const change = (revision: number, more: Partial<NoticeChange> = {}): NoticeChange => ({
  ...{ id: `c${revision}`, revision, at: now + revision, by: 'anna@example.test' },
  ...{ writer: 'desk', action: 'add', before: [], after: [{ id: 'a' }], afterDigest: 'd' },
  ...more,
});

/** What every store must do for the history of the notices. */
export const noticeHistoryContract = (open: OpenStore): void => {
  describe('the history of the notices', () => {
    it('keeps one of two changes that were made of the same notices', async () => {
      const { store, another } = await open();
      const other = await another();
      expect(await store.beginChange(change(1), 0)).toBe(true);
      const both = await Promise.all([
        store.beginChange(change(2, { id: 'x' }), 0),
        other.beginChange(change(2, { id: 'y' }), 0),
      ]);
      expect(both.toSorted()).toEqual([false, true]);
      expect(await store.beginChange(change(4), 0)).toBe(false);
      expect(await store.beginChange(change(3), 0)).toBe(true);
    });

    it('tells the latest changes first, with what became of them', async () => {
      const { store } = await open();
      for (const revision of [1, 2, 3]) await store.beginChange(change(revision), 0);
      await store.endChange('c1', { at: now + 5, written: true });
      await store.endChange('c2', { at: now + 6, written: false });
      expect(await store.latestChanges(2)).toEqual([
        { ...change(3), writtenAt: undefined, failedAt: undefined },
        { ...change(2), writtenAt: undefined, failedAt: now + 6 },
      ]);
      expect((await store.latestChanges(9)).at(-1)?.writtenAt).toBe(now + 5);
    });

    it('forgets what is old, but never the latest', async () => {
      const { store } = await open();
      for (const revision of [1, 2]) await store.beginChange(change(revision), 0);
      await store.beginChange(change(3), now + 2);
      expect((await store.latestChanges(9)).map(({ revision }) => revision)).toEqual([3, 2]);
      await store.beginChange(change(4), now + 99);
      expect((await store.latestChanges(9)).map(({ revision }) => revision)).toEqual([4]);
    });

    it('keeps what the latest check found', async () => {
      const { store } = await open();
      expect(await store.latestCheck()).toBeUndefined();
      await store.keepCheck({ at: now, state: 'changed-by-hand' });
      await store.keepCheck({ at: now + 1, state: 'as-written' });
      expect(await store.latestCheck()).toEqual({ at: now + 1, state: 'as-written' });
    });

    it('lets a reminder be claimed once for a day, unless it is released', async () => {
      const { store } = await open();
      const claim = (day: string) => store.claimReminder('a', day, now);
      expect([await claim('2026-12-01'), await claim('2026-12-01')]).toEqual([true, false]);
      expect(await claim('2026-12-02')).toBe(true);
      await store.releaseReminder('a', '2026-12-01');
      expect(await claim('2026-12-01')).toBe(true);
    });
  });
};
