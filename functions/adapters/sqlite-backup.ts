import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { EpochMs } from '#functions/ports.ts';
import { migrations } from '#functions/sql/migrations.ts';
import { keepSingle, keepSingleInCopy } from './sqlite-backup-batches.ts';
import { leavePassingOut } from './sqlite-backup-passing.ts';

/** A copy of a store, as it was found to be. */
export interface StoreCopy {
  file: string;
  bytes: number;
  submissions: number;
  files: number;
  messages: number;
  /** Messages that were not sent when the copy was taken. */
  unsent: number;
  /** The keys that it takes to read it. */
  keyIds: string[];
}

/** A file is no whole store of Besked, or there is one where it should go. The message tells. */
export class StoreCopyError extends Error {
  override name = 'StoreCopyError';
}

/**
 * Copies a store into a folder while others write to it, as it is at this moment but for drafts and sessions, checks the
 * copy and makes it ready to be restored: what was not sent may be sent from then on, and whoever restores the copy
 * cannot know. So it counts as uncertain since `at`, and is not sent blindly once the provider has
 * forgotten its key. Rejects with `StoreCopyError` if the copy is not whole; nothing is left of it then.
 */
export const backUpStore = async (
  source: string,
  { folder, name, at }: { folder: string; name: string; at: EpochMs },
): Promise<StoreCopy> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  const part = `${file}.part`;
  if (existsSync(file)) throw new StoreCopyError(`${file} is there already.`);
  closeSync(openSync(part, 'wx', 0o600));
  try {
    await copyNow(source, part);
    makeOneFile(part);
    makeReady(part, source, at);
    return finish(part, file);
  } finally {
    remove(part);
  }
};

/**
 * Puts a copy where there is no store yet. Throws `StoreCopyError` if there is one, or the copy is damaged,
 * no store or a newer Besked's; nothing is left behind then.
 */
export const restoreStore = (copy: string, file: string): StoreCopy => {
  for (const taken of [file, `${file}-wal`, `${file}-shm`])
    if (existsSync(taken)) throw new StoreCopyError(`There is a store already: ${taken}.`);
  if (!existsSync(copy)) throw new StoreCopyError(`There is no file ${copy}.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  copyFileSync(copy, part, constants.COPYFILE_EXCL);
  try {
    chmodSync(part, 0o600);
    makeOneFile(part);
    return finish(part, file);
  } finally {
    remove(part);
  }
};

/** In one read transaction: what others write meanwhile does not make the copy begin again. */
const copyNow = async (source: string, to: string): Promise<void> => {
  const database = new DatabaseSync(source, { timeout: 5000 });
  try {
    database.exec('BEGIN');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    keepSingle(source);
    await backup(database, to, { rate: 1000 });
    database.exec('ROLLBACK');
  } finally {
    database.close();
  }
};

/** A copy without a log beside it. What is no database is found out by `check`. */
const makeOneFile = (file: string): void => {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } catch (cause) {
    throw notWhole(cause);
  } finally {
    database.close();
  }
};

const makeReady = (file: string, source: string, at: EpochMs): void => {
  const database = new DatabaseSync(file);
  try {
    leavePassingOut(database);
    keepSingleInCopy(database, source, at);
    database
      .prepare(
        `UPDATE message SET uncertain_since = coalesce(uncertain_since, :at),
           lease = NULL, lease_until = NULL
         WHERE sent_at IS NULL`,
      )
      .run({ at });
  } finally {
    database.close();
  }
};

/** Checks a file, gives it its name for good and tells what it holds. */
const finish = (part: string, file: string): StoreCopy => {
  const counts = check(part);
  sync(part);
  renameSync(part, file);
  sync(dirname(file));
  return { file, bytes: statSync(file).size, ...counts };
};

const check = (file: string): Omit<StoreCopy, 'file' | 'bytes'> => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const faults = ['PRAGMA integrity_check', 'PRAGMA foreign_key_check']
      .flatMap((pragma) => database?.prepare(pragma).all() ?? [])
      .filter(({ integrity_check: found }) => found !== 'ok');
    const { schema, ...counts } = countsRow.parse(database.prepare(count).get());
    if (faults.length > 0) throw new Error(JSON.stringify(faults[0]));
    if (schema > migrations.length)
      throw new Error(`it has schema ${schema}, this Besked knows ${migrations.length}`);
    const keyIds = sealedTablesOf(database).flatMap((table) =>
      keyRows.parse(database?.prepare(`SELECT DISTINCT key_id FROM ${table}`).all()),
    );
    return { ...counts, keyIds: [...new Set(keyIds.map(({ key_id: id }) => id))].sort() };
  } catch (cause) {
    throw notWhole(cause);
  } finally {
    database?.close();
  }
};

const notWhole = (cause: unknown): StoreCopyError => {
  const why = cause instanceof Error ? cause.message : 'it cannot be read';
  return new StoreCopyError(`This is not a whole store of Besked: ${why}.`, { cause });
};

const remove = (part: string): void => {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(part + end, { force: true });
};

const sync = (path: string): void => {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

const countsRow = z.object({
  schema: z.int(),
  submissions: z.int(),
  files: z.int(),
  messages: z.int(),
  unsent: z.int(),
});

const count = `
  SELECT (SELECT user_version FROM pragma_user_version) AS schema,
    (SELECT count(*) FROM submission) AS submissions,
    (SELECT count(*) FROM attachment) AS files,
    (SELECT count(*) FROM message) AS messages,
    (SELECT count(*) FROM message WHERE sent_at IS NULL) AS unsent`;

const keyRows = z.array(z.object({ key_id: z.string() }));

/** The tables whose rows are sealed: in a store of an older Besked fewer, or none. */
const sealedTablesOf = (database: DatabaseSync): string[] =>
  tableRows.parse(database.prepare(findSealedTables).all()).map(({ name }) => name);

const tableRows = z.array(z.object({ name: z.string() }));

const findSealedTables = `
  SELECT tables.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
  WHERE tables.type = 'table' AND columns.name = 'key_id'`;
