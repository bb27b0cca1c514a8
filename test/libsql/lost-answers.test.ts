import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StoreUnavailableError, type Store, type Submission } from '#functions/ports.ts';
import { attachment, message, morning, submission } from '../contract/store-fixtures.ts';
import { dice } from '../faults/random.ts';
import { emptyTables, runOn } from './empty-tables.ts';
import { faultProxy, wayFaults, type FaultProxy } from './fault-proxy.ts';
import { hasSqld, runSqld, type RunningSqld } from './running-sqld.ts';
import { openSharedTestStore } from './shared-store.ts';

/** How long a caller waits for an answer, and for how long it tries. Milliseconds. */
const [timeoutMs, waitMs] = [250, 4000];
const hour = 3_600_000;
const limits = [{ bucket: 'all', until: morning + hour, most: 10_000 }];

describe.runIf(hasSqld)('over a way on which requests and answers get lost', () => {
  let sqld: RunningSqld;
  beforeAll(async () => {
    sqld = await runSqld();
    await (await openSharedTestStore({ url: sqld.url })).close();
  });
  afterAll(() => sqld.remove());

  /** Two stores behind one bad way, of which one shares transactions as a server does. */
  const behindBadWay = async (
    seed: number,
  ): Promise<{ proxy: FaultProxy; stores: [Store, Store] }> => {
    await emptyTables(sqld.url);
    const { chance, pick } = dice(seed, 'way');
    const draw = () => (chance(0.35) ? pick(wayFaults) : 'passes');
    const proxy = await faultProxy(sqld.url, draw, timeoutMs + 150);
    const options = { url: proxy.url, timeoutMs, waitMs };
    return {
      proxy,
      stores: [
        await openSharedTestStore(options),
        await openSharedTestStore({ ...options, share: false }),
      ],
    };
  };

  const orUnavailable = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (fault) {
      if (fault instanceof StoreUnavailableError) return undefined;
      throw fault;
    }
  };

  test.each([1, 2])(
    'seed %i: nothing that was acknowledged is lost, nothing is there twice or in part',
    { timeout: 90_000 },
    async (seed) => {
      const { proxy, stores } = await behindBadWay(seed);
      const told = new Map<string, string>();
      /** As a customer does: the same again, as a new submission, until told that it was kept. */
      const send = async (number: number): Promise<void> => {
        const first = submission();
        for (let tries = 0; !told.has(first.fingerprint); tries += 1) {
          const id = `${first.id}-${tries}`;
          const files = number % 5 === 0 ? [attachment(`file-${id}`, 3000)] : [];
          const again: Submission = {
            ...submission({ fingerprint: first.fingerprint, attachments: files }),
            id,
          };
          const messages = [message(again), message(again, 'receipt')];
          const store = stores[(number + tries) % 2] ?? stores[0];
          const kept = await orUnavailable(store.accept(again, messages, 0, limits));
          if (kept?.kind === 'accepted') told.set(first.fingerprint, again.receiptToken);
          if (kept?.kind === 'repeated') told.set(first.fingerprint, kept.receiptToken);
        }
      };
      const numbers = Array.from({ length: 120 }, (_, number) => number);
      const customers = Array.from({ length: 8 }, async () => {
        for (let next = numbers.shift(); next !== undefined; next = numbers.shift())
          await send(next);
      });
      await Promise.all(customers);
      await Promise.all(stores.map((store) => store.close()));
      await proxy.close();

      const direct = await openSharedTestStore({ url: sqld.url });
      for (const token of told.values())
        expect(await direct.findByReceiptToken(token)).toBeDefined();
      await direct.close();
      const [counts] = await runOn(sqld.url, { sql: countAll });
      expect(counts?.[0]).toEqual({ submissions: 120, once: 120, counted: 120, odd: 0 });
      for (const fault of wayFaults) expect(proxy.counts.get(fault) ?? 0, fault).toBeGreaterThan(0);
    },
  );

  test(
    'each message is handed to one worker at a time, and all are marked in the end',
    { timeout: 90_000 },
    async () => {
      const direct = await openSharedTestStore({ url: sqld.url });
      const { proxy, stores } = await behindBadWay(3);
      const kept = Array.from({ length: 60 }, () => submission());
      await Promise.all(
        kept.map((each) => direct.accept(each, [message(each), message(each, 'receipt')], 0)),
      );
      const heldUntil = new Map<string, number>();
      const marked = new Set<string>();
      /** Time goes by as the workers take their turns: each lease outlives many of them. */
      let now = morning;
      const work = async (store: Store): Promise<void> => {
        for (let turn = 0; marked.size < 120 && turn < 400; turn += 1) {
          now += 1000;
          const [at, leaseUntil] = [now, now + 60_000];
          const claimed = await orUnavailable(store.claimDue({ now: at, leaseUntil, limit: 10 }));
          for (const { id } of claimed ?? []) {
            expect(heldUntil.get(id) ?? 0, id).toBeLessThanOrEqual(at);
            expect(marked.has(id), id).toBe(false);
            heldUntil.set(id, leaseUntil);
          }
          const marks = (claimed ?? []).map(async (each) => {
            const sent = { at, providerId: `p-${each.id}` };
            if ((await orUnavailable(store.markSent(each, sent))) === true) marked.add(each.id);
          });
          await Promise.all(marks);
        }
      };
      await Promise.all(stores.map(work));
      await Promise.all(stores.map((store) => store.close()));
      await proxy.close();
      expect(await direct.nextDueAt()).toBeUndefined();
      expect(await direct.outboxHealth(now)).toMatchObject({ pending: 0, failed: 0 });
      await direct.close();
    },
  );
});

const countAll = `
  SELECT count(*) AS submissions, count(DISTINCT fingerprint) AS once,
    (SELECT sum(count) FROM request_count) AS counted,
    (SELECT count(*) FROM submission AS kept WHERE 2 <>
      (SELECT count(*) FROM message WHERE submission_id = kept.id)) AS odd
  FROM submission`;
