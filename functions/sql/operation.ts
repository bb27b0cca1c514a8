/** What a statement is given and a row holds. Numbers are whole, and at most 2^53. */
export type SqlValue = null | string | number | Uint8Array;

/** One statement in SQLite's SQL with its named parameters (`:id`), all of which it must use. */
export interface Statement {
  sql: string;
  values?: Readonly<Record<string, SqlValue>>;
}

/** One row, by column name. */
export type Row = Readonly<Record<string, unknown>>;

/** What a statement did. */
export interface Result {
  rows: readonly Row[];
  /** How many rows an INSERT, UPDATE or DELETE has changed. */
  changes: number;
  /** An earlier try of the same statements, whose answer was lost, may have been kept. */
  again: boolean;
}

/**
 * What is done to a database, told once for every kind: yields statements and is given their results.
 * Statements that are yielded together are one step, kept whole or not at all; between two yields others
 * may have changed anything. So conditions stand in the SQL, and what only some rows should follow from
 * asks `changes()`, which tells what the statement before it in the same yield has changed.
 */
export type Operation<T> = Generator<readonly Statement[], T, readonly Result[]>;

/** Runs operations on a database. An operation begins anew if its steps have to be tried again. */
export interface SqlExecutor {
  read: <T>(begin: () => Operation<T>) => Promise<T>;
  /** Resolves when all steps are kept for good. */
  write: <T>(begin: () => Operation<T>) => Promise<T>;
  /** A write that cannot tell what an earlier try of it has done: never tried again once its answer is lost. */
  writeOnce: <T>(begin: () => Operation<T>) => Promise<T>;
}

/** Whether a statement has changed anything. */
export const hasChanged = (result: Result | undefined): boolean => (result?.changes ?? 0) > 0;

/** A read of one statement, and what is made of its rows. */
export function* select<T>(statement: Statement, read: (rows: readonly Row[]) => T): Operation<T> {
  const [result] = yield [statement];
  return read(result?.rows ?? []);
}

/** A change by one statement that may say only whether there was anything to change. */
export function* change(statement: Statement): Operation<boolean> {
  const [result] = yield [statement];
  return hasChanged(result);
}
