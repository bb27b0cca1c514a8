import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLibsqlStore } from '#functions/adapters/libsql-store.ts';
import { migrations } from '#functions/sql/migrations.ts';
import { message, morning, submission } from '../contract/store-fixtures.ts';
import { pause } from '../faults/random.ts';
import { runOn } from './empty-tables.ts';
import { hasSqld, runSqld, type RunningSqld } from './running-sqld.ts';
import { openSharedTestStore } from './shared-store.ts';

describe.runIf(hasSqld)('one sqld for many', () => {
  let sqld: RunningSqld;
  beforeAll(async () => {
    sqld = await runSqld();
  });
  afterAll(() => sqld.remove());

  test('instances that start at once make the schema once', async () => {
    const open = Array.from({ length: 6 }, () => openLibsqlStore({ url: sqld.url }));
    const opened = await Promise.all(open);
    await Promise.all(opened.map((records) => records.close()));
    const [steps] = await runOn(sqld.url, { sql: 'SELECT step FROM schema_step ORDER BY step' });
    expect(steps?.map(({ step }) => step)).toEqual(migrations.map((_, index) => index + 1));
  });

  test('what a newer Besked has written is left alone', async () => {
    const next = migrations.length + 1;
    await runOn(sqld.url, { sql: `INSERT INTO schema_step (step) VALUES (${next})` });
    await expect(openLibsqlStore({ url: sqld.url })).rejects.toThrow('start a newer Besked');
    await runOn(sqld.url, { sql: `DELETE FROM schema_step WHERE step = ${next}` });
  });

  test('a call outlives a server that is killed and started again', async () => {
    const store = await openSharedTestStore({ url: sqld.url });
    const before = submission();
    await store.accept(before, [message(before)], 0);
    await sqld.stop();
    const during = submission();
    const accepting = store.accept(during, [message(during)], 0);
    await pause(100);
    await sqld.start();
    expect(await accepting).toEqual({ kind: 'accepted' });
    for (const { receiptToken } of [before, during])
      expect(await store.findByReceiptToken(receiptToken)).toBeDefined();
    await store.close();
  });

  test('many that arrive at once share transactions, and a fault of one is its own', async () => {
    let requests = 0;
    const counted: typeof fetch = (...asked) => {
      requests += 1;
      return fetch(...asked);
    };
    const store = await openSharedTestStore({ url: sqld.url, fetch: counted });
    requests = 0;
    const all = Array.from({ length: 60 }, () => submission());
    const wrong = submission();
    const taken = all.map((each) => store.accept(each, [message(each)], 0));
    // Two messages of one id.
    const faulty = store.accept(wrong, [message(wrong), message(wrong)], 0);
    await expect(faulty).rejects.toThrow('SQLITE_CONSTRAINT');
    for (const { kind } of await Promise.all(taken)) expect(kind).toBe('accepted');
    expect(requests).toBeLessThanOrEqual(66);
    expect(await store.findByReceiptToken(wrong.receiptToken)).toBeUndefined();

    requests = 0;
    const more = Array.from({ length: 60 }, () => submission());
    await Promise.all(more.map((each) => store.accept(each, [message(each)], 0)));
    expect(requests).toBeLessThanOrEqual(3);
    await store.close();
  });

  describe('with a replica', () => {
    let replica: RunningSqld;
    beforeAll(async () => {
      replica = await runSqld({ replicaOf: sqld.grpcUrl });
    });
    afterAll(() => replica.remove());

    test('what is written through the replica is kept once, by the primary', async () => {
      const far = await openSharedTestStore({ url: replica.url });
      const near = await openSharedTestStore({ url: sqld.url });
      const sent = submission();
      const outcomes = await Promise.all([
        far.accept(sent, [message(sent)], 0),
        near.accept({ ...submission(), fingerprint: sent.fingerprint }, [], 0),
      ]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['accepted', 'repeated']);
      const now = morning + 1;
      const claims = await Promise.all(
        [far, near].map((store) => store.claimDue({ now, leaseUntil: now + 60_000, limit: 500 })),
      );
      const ids = claims.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      await Promise.all([far.close(), near.close()]);
    });

    test('a reader there sees what was kept, if not at once', async () => {
      const far = await openSharedTestStore({ url: replica.url });
      const near = await openSharedTestStore({ url: sqld.url });
      const sent = submission();
      await near.accept(sent, [message(sent)], 0);
      for (let tries = 0; tries < 200; tries += 1) {
        if ((await far.findByReceiptToken(sent.receiptToken)) !== undefined) break;
        await pause(25);
      }
      expect(await far.findByReceiptToken(sent.receiptToken)).toMatchObject({ id: sent.id });
      await Promise.all([far.close(), near.close()]);
    });
  });
});
