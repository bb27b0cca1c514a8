import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { EpochMs } from '#functions/ports.ts';

/** In SQL: could still be put in a batch. */
const isFree = `batchable = 1 AND batch_id IS NULL AND attempts = 0
  AND sent_at IS NULL AND failed_at IS NULL`;

/**
 * To be called once a copy's moment is fixed. What waits in the store goes out singly from now on, under
 * its own key, which the copy knows too: of a batch that is made later the copy would know nothing.
 */
export const keepSingle = (source: string): void => {
  const database = new DatabaseSync(source, { timeout: 5000 });
  try {
    if (hasBatches(database)) database.exec(`UPDATE message SET batchable = 0 WHERE ${isFree}`);
  } finally {
    database.close();
  }
};

/**
 * The same in the copy. What the store has put in a batch between the copy's moment and `keepSingle` may
 * come twice from a restored copy under any key: it is parked there, for a person to decide.
 */
export const keepSingleInCopy = (copy: DatabaseSync, source: string, at: EpochMs): void => {
  if (!hasBatches(copy)) return;
  const database = new DatabaseSync(source, { timeout: 5000, readOnly: true });
  try {
    const find = database.prepare('SELECT 1 FROM message WHERE id = ? AND batchable = 0');
    const free = idRows.parse(copy.prepare(`SELECT id FROM message WHERE ${isFree}`).all());
    for (const { id } of free)
      copy.prepare(find.get(id) === undefined ? park : single).run({ id, at });
  } finally {
    database.close();
  }
};

/** A store of an older Besked has no batches. */
const hasBatches = (database: DatabaseSync): boolean =>
  database.prepare(`SELECT 1 FROM pragma_table_info('message') WHERE name = 'batch_id'`).get() !==
  undefined;

const idRows = z.array(z.object({ id: z.string() }));

const single = 'UPDATE message SET batchable = 0 WHERE id = :id AND :at IS NOT NULL';

const park = `
  UPDATE message SET batchable = 0, failed_at = :at, failure_cause = 'doubt',
    last_error = 'in a batch when the backup was made'
  WHERE id = :id`;
