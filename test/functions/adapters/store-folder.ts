import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { SqliteStoreOptions } from '#functions/adapters/sqlite-store.ts';
import type { Store } from '#functions/ports.ts';
import { openTestStore } from '#test/contract/test-store.ts';

/** An empty folder that is removed when the test ends. */
export const makeFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** A store in a file, closed when the test ends. */
export const openStore = async (options: SqliteStoreOptions): Promise<Store> => {
  const store = await openTestStore(options);
  onTestFinished(() => store.close());
  return store;
};

/** Starts a process of this folder on a database file; killed when the test ends. */
export const startProcess = (
  script: string,
  file: string,
): ChildProcessByStdio<Writable, Readable, null> => {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
};

/** Another process that holds the write lock until it is told to let go. */
export const holdLock = async (file: string): Promise<() => Promise<void>> => {
  const holder = startProcess('./lock-holder.ts', file);
  await once(holder.stdout, 'data');
  return async () => {
    holder.stdin.end();
    await once(holder, 'exit');
  };
};
