import type { DatabaseSync } from 'node:sqlite';

/** Tables of what is kept for hours: a backup is kept for longer. */
const passing = ['draft', 'staff_sign_in', 'staff_session'] as const;

/**
 * Takes drafts, and who is signed in where, out of a copy, and every trace of them: what a customer has
 * not sent is not the firm's. Whoever sends a draft after a restore has the text on the page; staff sign in
 * again.
 */
export const leavePassingOut = (copy: DatabaseSync): void => {
  copy.exec('PRAGMA secure_delete = ON');
  const changes = passing
    .filter((table) => hasTable(copy, table))
    .map((table) => Number(copy.prepare(`DELETE FROM ${table}`).run().changes));
  if (changes.some((count) => count > 0)) copy.exec('VACUUM');
};

/** A store of an older Besked has none. */
const hasTable = (database: DatabaseSync, name: string): boolean =>
  database.prepare('SELECT 1 FROM sqlite_schema WHERE name = :name').get({ name }) !== undefined;
