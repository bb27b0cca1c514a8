import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailableError } from '#functions/ports.ts';
import type { RecordStore } from '#functions/ports.ts';
import { recordOperations } from '#functions/sql/record-operations.ts';
import type { Operation } from '#functions/sql/operation.ts';
import { connectSqlite, openDatabase } from './sqlite-connection.ts';
import type { Sql, SqliteConnection } from './sqlite-connection.ts';
import { sqliteFault } from './sqlite-faults.ts';
import { createSqliteQueue } from './sqlite-queue.ts';
/** How to open a store in a file. */
export interface SqliteStoreOptions {
  /** The database file; its folder is made if it is missing. */
  file: string;
  /** How long a call may wait for a lock that another process holds, in ms. */
  waitMs?: number;
  /** How a connection is opened: for a test that wants to hold it. */
  open?: typeof openDatabase;
}

/**
 * Opens the records of a store in one SQLite file: `openSealedStore` makes a store of them. Rejects with
 * `StoreUnavailableError` if the file cannot be opened or written now: a fault at start. Later faults
 * reject the calls they meet, and the store works again by itself when their cause is gone.
 *
 * @example
 * const records = await openSqliteStore({ file: '.data/besked.sqlite' });
 */
export const openSqliteStore = async (options: SqliteStoreOptions): Promise<RecordStore> => {
  const { file, waitMs = 3000, open = openDatabase } = options;
  const connection = await openWithin(waitMs, file, open);
  const queue = createSqliteQueue(connection, waitMs);
  const write = perform(queue.write);
  return {
    ...recordOperations({ read: perform(queue.read), write, writeOnce: write }),
    clearTraces: () => queue.read(emptyLog),
    close: async () => {
      await queue.drain();
      connection.drop();
    },
  };
};

/** Runs an operation at one go: what it yields is answered at once, and nothing comes between. */
const perform =
  (queued: <T>(work: (sql: Sql) => T) => Promise<T>) =>
  <T>(begin: () => Operation<T>): Promise<T> =>
    queued((sql) => {
      const operation = begin();
      let step = operation.next();
      while (step.done !== true) step = operation.next(step.value.map(sql.execute));
      return step.value;
    });

/** Deleted pages are zeros already (`secure_delete`); this is done outside of a transaction. */
const emptyLog = (sql: Sql): boolean =>
  sql.rows('PRAGMA wal_checkpoint(TRUNCATE)')[0]?.['busy'] === 0;

/** Opens the file, trying again while another process that migrates it holds the lock. */
const openWithin = async (
  waitMs: number,
  file: string,
  open: typeof openDatabase,
): Promise<SqliteConnection> => {
  makeFolder(dirname(file));
  makeFile(file);
  const until = performance.now() + waitMs;
  for (;;) {
    try {
      const connection = connectSqlite(file, open);
      connection.use(checkWritable);
      return connection;
    } catch (thrown) {
      const fault = sqliteFault(thrown);
      if (!fault?.busy || performance.now() >= until) throw fault?.error ?? thrown;
    }
    await pause(20);
  }
};

/** It holds personal data: for the one who runs Besked, and nobody else on the machine. */
const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StoreUnavailableError(`The data folder ${folder} cannot be made.`, { cause });
  }
};

/** SQLite would let everybody on the machine read it; its log takes over the rights that it finds. */
const makeFile = (file: string): void => {
  try {
    writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
  } catch {
    // It is there already, or cannot be made: opening it will tell.
  }
};

/** A file that can only be read opens without complaint. One that is locked now can be written later. */
const checkWritable = (sql: Sql): void => {
  try {
    sql.run('BEGIN IMMEDIATE');
    sql.run('ROLLBACK');
  } catch (thrown) {
    if (!sqliteFault(thrown)?.busy) throw thrown;
  }
};
