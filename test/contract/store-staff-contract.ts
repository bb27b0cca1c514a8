import { describe, expect, it } from 'vitest';
import type { StaffSession, StaffSignIn } from '#functions/ports.ts';
import type { OpenStore } from './store-contract.ts';

const now = Date.UTC(2026, 10, 24, 9);
const at = { now, mostTries: 2 };

const asked = (more: Partial<StaffSignIn> = {}): StaffSignIn => ({
  ...{ id: 'a', email: 'anna@example.test', linkHash: 'link', browserHash: 'browser' },
  ...{ codeHash: 'code', expiresAt: now + 1000 },
  ...more,
});

const session = (more: Partial<StaffSession> = {}): StaffSession => ({
  ...{ id: 's', email: 'anna@example.test', client: 'Firefox, Android' },
  ...{ openedAt: now, seenAt: now, expiresAt: now + 3_600_000 },
  ...more,
});

/** What every store must do for those who sign in. */
export const staffContract = (open: OpenStore): void => {
  describe('a request to sign in', () => {
    const kept = async (more: Partial<StaffSignIn> = {}) => {
      const { store } = await open();
      await store.keepSignIn(asked(more), [], now);
      return store;
    };
    const link = { linkHash: 'link', browserHash: 'browser' };
    const gone = { kind: 'gone' };
    const used = { kind: 'used', email: 'anna@example.test' };

    it('is used up once, by its link in the browser that asked', async () => {
      const store = await kept();
      expect(await store.useSignIn({ ...link, browserHash: 'other' }, at)).toEqual(gone);
      expect(await store.useSignIn(link, at)).toEqual(used);
      expect(await store.useSignIn(link, at)).toEqual(gone);
      expect(await store.useSignIn({ linkHash: 'link', codeHash: 'code' }, at)).toEqual(gone);
    });

    it('is used up once, by its code in that browser or beside the link', async () => {
      for (const key of [{ browserHash: 'browser' }, { linkHash: 'link' }]) {
        const store = await kept();
        expect(await store.useSignIn({ ...key, codeHash: 'wrong' }, at)).toEqual({
          kind: 'wrong',
          triesLeft: 1,
        });
        expect(await store.useSignIn({ ...key, codeHash: 'code' }, at)).toEqual(used);
        expect(await store.useSignIn({ ...key, codeHash: 'code' }, at)).toEqual(gone);
      }
    });

    it('takes so many codes and no more, whichever way they come', async () => {
      const store = await kept();
      await store.useSignIn({ browserHash: 'browser', codeHash: '1' }, at);
      expect(await store.useSignIn({ linkHash: 'link', codeHash: '2' }, at)).toEqual({
        kind: 'wrong',
        triesLeft: 0,
      });
      expect(await store.useSignIn({ linkHash: 'link', codeHash: 'code' }, at)).toEqual(gone);
    });

    it('is over at its end and not a millisecond before', async () => {
      expect(await (await kept()).useSignIn(link, { ...at, now: now + 1000 })).toEqual(gone);
      expect(await (await kept()).useSignIn(link, { ...at, now: now + 999 })).toEqual(used);
    });

    it('is not kept once a limit is reached', async () => {
      const { store } = await open();
      const limits = [{ bucket: 'sign-in a', until: now + 60_000, most: 1 }];
      expect(await store.keepSignIn(asked(), limits, now)).toEqual({ kind: 'kept' });
      const second = asked({ id: 'b', linkHash: 'b', browserHash: 'b' });
      expect(await store.keepSignIn(second, limits, now)).toEqual({
        kind: 'too-many',
        until: now + 60_000,
      });
      expect(await store.useSignIn({ linkHash: 'b', browserHash: 'b' }, at)).toEqual(gone);
    });
  });

  describe('a session', () => {
    it('is found by its secret until it ends, in every process', async () => {
      const { store, another } = await open();
      await store.openSession(session(), { tokenHash: 't', personHash: 'p' });
      const other = await another();
      expect(await other.findSession('t', now + 3_599_999)).toMatchObject(session());
      expect(await other.findSession('t', now + 3_600_000)).toBeUndefined();
      expect(await other.findSession('p', now)).toBeUndefined();
    });

    it('is deleted, once it is over, by what deletes drafts each day', async () => {
      const { store } = await open();
      await store.openSession(session(), { tokenHash: 't', personHash: 'p' });
      await store.forgetDrafts(now + 3_599_999);
      expect(await store.findSession('t', now)).toBeDefined();
      await store.forgetDrafts(now + 3_600_000);
      expect(await store.findSession('t', now)).toBeUndefined();
    });

    it('notes every ten minutes that it was seen', async () => {
      const { store } = await open();
      await store.openSession(session(), { tokenHash: 't', personHash: 'p' });
      const seen = async (later: number) => {
        await store.findSession('t', now + later);
        return (await store.sessionsOf('p', now))[0]?.seenAt;
      };
      expect(await seen(599_999)).toBe(now);
      expect(await seen(600_000)).toBe(now + 600_000);
    });

    it('is ended by its owner only, alone or with all others', async () => {
      const { store } = await open();
      for (const [id, person] of [
        ['s1', 'p'],
        ['s2', 'p'],
        ['s3', 'q'],
      ] as const)
        await store.openSession(session({ id, openedAt: now + Number(id.slice(1)) }), {
          tokenHash: id,
          personHash: person,
        });
      const ids = async (person: string) =>
        (await store.sessionsOf(person, now)).map(({ id }) => id);
      expect(await ids('p')).toEqual(['s2', 's1']);
      expect(await store.endSessions('p', 's3')).toBe(0);
      expect(await store.endSessions('p', 's1')).toBe(1);
      expect(await ids('p')).toEqual(['s2']);
      expect(await store.endSessions('p')).toBe(1);
      expect([await ids('p'), await ids('q')]).toEqual([[], ['s3']]);
    });
  });
};
