import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import { StoreUnavailableError } from '#functions/ports.ts';
import type { Result, Statement } from '#functions/sql/operation.ts';
import { migrate } from './sqlite-migrations.ts';

/** Statements on the open connection. */
export interface Sql {
  execute: (statement: Statement) => Result;
  run(statement: string): void;
  rows(statement: string): Record<string, SQLOutputValue>[];
  inTransaction(): boolean;
}

/** A connection that opens itself again when it was dropped or its file was replaced. */
export interface SqliteConnection {
  /** Runs statements. Throws what SQLite throws, or `StoreUnavailableError` if the file is gone. */
  use<T>(work: (sql: Sql) => T): T;
  /** Closes the connection after a fault; the next use opens another. */
  drop(): void;
}

/**
 * Opens a database as Besked needs it and migrates it. The file is created if it is not there.
 *
 * WAL with `synchronous = FULL`: what is committed survives a power cut (fsync at each commit).
 * No busy timeout: SQLite would wait inside the one thread that also answers every other request.
 */
export const openDatabase = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true });
  try {
    const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
    if (mode !== 'wal')
      throw new Error(`The database keeps journal mode ${String(mode)}: not WAL.`);
    // macOS: fsync alone leaves data in the disk's own cache.
    database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA trusted_schema = OFF');
    // A checkpoint stops everything for as long as its fsync takes: in larger pieces (16 MB) there are fewer.
    database.exec('PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -2000');
    // What is deleted is overwritten: no page of the file keeps what was forgotten.
    database.exec('PRAGMA secure_delete = ON');
    migrate(database);
    return database;
  } catch (fault) {
    database.close();
    throw fault;
  }
};

/**
 * Connects to a database file. Only the first opening may create the file: an empty store that appears
 * under a running server (a folder deleted, a volume gone) would hide that the old one is missing.
 */
export const connectSqlite = (file: string, open = openDatabase): SqliteConnection => {
  let current: Connected | undefined = connect(file, open);

  const use = <T>(work: (sql: Sql) => T): T => {
    const identity = identityOf(file);
    if (identity === undefined) {
      throw new StoreUnavailableError(`SQLITE_CANTOPEN: the database file ${file} is gone.`);
    }
    // SQLite would go on writing into a file that was deleted or replaced, and lose it all.
    if (current?.identity !== identity) {
      drop();
      current = connect(file, open);
    }
    return work(current.sql);
  };

  const drop = (): void => {
    const dropped = current;
    current = undefined;
    if (dropped?.database.isOpen) dropped.database.close();
  };

  return { use, drop };
};

interface Connected {
  database: DatabaseSync;
  identity: string | undefined;
  sql: Sql;
}

const connect = (file: string, open: typeof openDatabase): Connected => {
  const database = open(file);
  return { database, identity: identityOf(file), sql: statementsOf(database) };
};

/** Tells one file from another that took its path; `undefined` if there is none. */
const identityOf = (file: string): string | undefined => {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : `${stats.dev}:${stats.ino}`;
};

/** A prepared statement; `gives`: it has rows to give, if only what it returns of those it changes. */
interface Prepared {
  statement: StatementSync;
  gives: boolean;
}

const statementsOf = (database: DatabaseSync): Sql => {
  const prepared = new Map<string, Prepared>();
  const prepare = (text: string): Prepared => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const statement = database.prepare(text);
    const made = { statement, gives: statement.columns().length > 0 };
    prepared.set(text, made);
    return made;
  };
  return {
    execute: ({ sql, values = {} }) => {
      const { statement, gives } = prepare(sql);
      if (!gives) return { rows: [], changes: Number(statement.run(values).changes), again: false };
      const rows = statement.all(values);
      return { rows, changes: rows.length, again: false };
    },
    run: (text) => void prepare(text).statement.run(),
    rows: (text) => prepare(text).statement.all(),
    inTransaction: () => database.isTransaction,
  };
};
