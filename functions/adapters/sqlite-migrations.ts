import type { DatabaseSync } from 'node:sqlite';
import { submissionsAndMessages } from './migrations/0001-submissions-and-messages.ts';
import { limitsAndMarks } from './migrations/0002-limits-and-marks.ts';
import { deliveryRecord } from './migrations/0003-delivery-record.ts';

/** Every step of the schema, in order. Add at the end; a step that has been released never changes. */
const migrations: readonly string[] = [submissionsAndMessages, limitsAndMarks, deliveryRecord];

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
    for (const migration of migrations.slice(from)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (fault) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw fault;
  }
};

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
