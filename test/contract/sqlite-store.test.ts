import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store, WriteMail } from '#functions/ports.ts';
import { storeContract } from './store-contract.ts';
import { openTestStore } from './test-store.ts';

storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-store-'));
  const opened: Store[] = [];
  const another = async (writeMail?: WriteMail): Promise<Store> => {
    const store = await openTestStore({ file: join(folder, 'besked.sqlite') }, { writeMail });
    opened.push(store);
    return store;
  };
  onTestFinished(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await rm(folder, { recursive: true });
  });
  const store = await another();
  const reopen = async (): Promise<Store> => {
    await store.close();
    return another();
  };
  return { store, another, reopen };
});
