import type { DatabaseSync } from 'node:sqlite';

/**
 * Takes drafts out of a copy, and every trace of them: they are kept for a day, a backup for longer, and
 * what a customer has not sent is not the firm's. Whoever sends one after a restore has the text on the page.
 */
export const leaveDraftsOut = (copy: DatabaseSync): void => {
  if (!hasDrafts(copy)) return;
  copy.exec('PRAGMA secure_delete = ON');
  const { changes } = copy.prepare('DELETE FROM draft').run();
  if (changes > 0) copy.exec('VACUUM');
};

/** A store of an older Besked has none. */
const hasDrafts = (database: DatabaseSync): boolean =>
  database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'draft'`).get() !== undefined;
