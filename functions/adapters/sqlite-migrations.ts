import type { DatabaseSync } from 'node:sqlite';
import { migrations, newerSchema, type Migration } from '#functions/sql/migrations.ts';
import { sealedContent } from '#functions/sql/migrations/0004-sealed-content.ts';
import { moveIntoContent } from './sqlite-clear-content.ts';

/** What converts rows in the middle of a step. */
const conversions = new Map<Migration, (database: DatabaseSync) => void>([
  [sealedContent, moveIntoContent],
]);

/**
 * Brings a database up to the newest schema: each step runs once, all in one transaction.
 * An up-to-date database is only read, so that a locked one can still be opened.
 * Throws if a newer Besked has written it.
 */
export const migrate = (database: DatabaseSync): void => {
  if (versionOf(database) === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const from = versionOf(database);
    if (from > migrations.length) throw new Error(newerSchema(from));
    for (const step of migrations.slice(from)) perform(database, step);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (fault) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw fault;
  }
};

const perform = (database: DatabaseSync, step: Migration): void => {
  if (typeof step === 'string') return database.exec(step);
  database.exec(step.begin);
  conversions.get(step)?.(database);
  database.exec(step.end);
};

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
