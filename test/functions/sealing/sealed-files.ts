import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import type { Log } from '#functions/ports.ts';
import { morning } from '#test/contract/store-fixtures.ts';
import { openTestStore } from '#test/contract/test-store.ts';
import { makeFolder } from '#test/functions/adapters/store-folder.ts';

/** The path of a store in a folder of its own. */
export const makeFile = async (): Promise<string> => join(await makeFolder(), 'besked.sqlite');

/** A store that is closed when the test ends, and what it has logged. */
export const openLogged = async (file: string, keys: readonly number[] = [1]) => {
  const logged: { event: string; facts: Parameters<Log>[1] }[] = [];
  const log: Log = (event, facts) => logged.push({ event, facts });
  const store = await openTestStore({ file }, { keys, log });
  onTestFinished(() => store.close());
  return { store, logged };
};

/** Changes rows behind the store's back. */
export const meddle = (file: string, statement: string): void => {
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec(statement);
  database.close();
};

/** Claims all there is. */
export const claimAll = { now: morning, leaseUntil: morning + 1000, limit: 99 };
