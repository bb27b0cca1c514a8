import type { RecordStore } from '#functions/ports.ts';
import { recordOperations } from '#functions/sql/record-operations.ts';
import { libsqlExecutor } from './libsql-executor.ts';
import { libsqlOverHttp, type LibsqlConnection } from './libsql-http.ts';
import { migrateLibsql } from './libsql-migrations.ts';

/** How to open a store that many instances share. */
export interface LibsqlStoreOptions extends LibsqlConnection {
  /** How long a call may go on trying while the database is out of reach, in ms. */
  waitMs?: number;
  /** False at the edge: no request waits for what another one has begun. */
  share?: boolean;
}

/**
 * Opens the records of a store in libSQL over HTTP, Turso's or an `sqld` of one's own: `openSealedStore`
 * makes a store of them. Uses web standards alone. Brings the schema up to date, whoever else starts at
 * the same time. Rejects with `StoreUnavailableError` if the database is out of reach or refuses.
 *
 * @example
 * const records = await openLibsqlStore({ url: 'libsql://firm.turso.io', authToken });
 */
export const openLibsqlStore = async ({
  waitMs = 10_000,
  share = true,
  ...connection
}: LibsqlStoreOptions): Promise<RecordStore> => {
  const executor = libsqlExecutor(libsqlOverHttp(connection), { waitMs, share });
  await migrateLibsql(executor);
  return {
    ...recordOperations(executor),
    // What a remote database leaves in its files is not in our hands: see docs/operating.md.
    clearTraces: () => Promise.resolve(false),
    close: executor.drain,
  };
};
