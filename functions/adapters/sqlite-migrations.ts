import type { DatabaseSync } from 'node:sqlite';
import { submissionsAndMessages } from './migrations/0001-submissions-and-messages.ts';
import { limitsAndMarks } from './migrations/0002-limits-and-marks.ts';
import { deliveryRecord } from './migrations/0003-delivery-record.ts';
import { sealedContent } from './migrations/0004-sealed-content.ts';
import { batches } from './migrations/0005-batches.ts';

/** One step of the schema: statements, or what statements alone cannot do. */
export type Migration = string | ((database: DatabaseSync) => void);

/** Every step of the schema, in order. Add at the end; a step that has been released never changes. */
export const migrations: readonly Migration[] = [
  submissionsAndMessages,
  limitsAndMarks,
  deliveryRecord,
  sealedContent,
  batches,
];

/**
 * Brings a database up to the newest schema: each step runs once, all in one transaction.
 * An up-to-date database is only read, so that a locked one can still be opened.
 * Throws if a newer Besked has written it: going back could lose what the older one does not know.
 */
export const migrate = (database: DatabaseSync): void => {
  if (versionOf(database) === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const from = versionOf(database);
    if (from > migrations.length) {
      throw new Error(
        `The database has schema ${from}, this Besked knows ${migrations.length}: start a newer Besked.`,
      );
    }
    for (const step of migrations.slice(from)) perform(database, step);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (fault) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw fault;
  }
};

const perform = (database: DatabaseSync, step: Migration): void => {
  if (typeof step === 'string') database.exec(step);
  else step(database);
};

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
