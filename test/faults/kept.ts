import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** A submission, as it stands in clear. */
export const submissionRow = z.object({ id: z.string(), reference: z.string(), files: z.int() });

/** A message, as it stands in clear. */
export const messageRow = z.object({
  id: z.string(),
  submissionId: z.string(),
  purpose: z.string(),
  attempts: z.int(),
  sentAt: z.int().nullable(),
  failedAt: z.int().nullable(),
  lastError: z.string().nullable(),
  batchId: z.string().nullable(),
  batchPosition: z.int().nullable(),
});

/** What stands in a store's file, read past the product: only what no key is needed for. */
export interface Kept {
  submissions: z.infer<typeof submissionRow>[];
  messages: z.infer<typeof messageRow>[];
  /** What SQLite finds wrong with the file; empty if nothing. */
  faults: string[];
}

const withStore = <T>(
  dataDir: string,
  work: (database: DatabaseSync) => T,
  // A connection that could write would tidy up after a killed server, which is the next one's to do.
  readOnly = true,
): T => {
  const database = new DatabaseSync(join(dataDir, 'besked.sqlite'), { timeout: 5000, readOnly });
  try {
    return work(database);
  } finally {
    database.close();
  }
};

/** Reads a store that other processes may have open. */
export const readKept = (dataDir: string): Kept =>
  withStore(dataDir, (database) => {
    const rows = <Schema extends z.ZodType>(schema: Schema, statement: string) =>
      z.array(schema).parse(database.prepare(statement).all());
    return {
      submissions: rows(
        submissionRow,
        `SELECT id, reference,
          (SELECT count(*) FROM attachment WHERE submission_id = submission.id) AS files
        FROM submission`,
      ),
      messages: rows(
        messageRow,
        `SELECT id, submission_id AS submissionId, purpose, attempts, sent_at AS sentAt,
          failed_at AS failedAt, last_error AS lastError, batch_id AS batchId,
          batch_position AS batchPosition
        FROM message`,
      ),
      faults: ['PRAGMA integrity_check', 'PRAGMA foreign_key_check']
        .flatMap((check) => database.prepare(check).all())
        .map((row) => JSON.stringify(row))
        .filter((found) => found !== '{"integrity_check":"ok"}'),
    };
  });

/** How many messages are neither sent nor parked, and how many are parked. */
export const countWaiting = (dataDir: string): { pending: number; parked: number } =>
  withStore(dataDir, (database) =>
    z.object({ pending: z.int(), parked: z.int() }).parse(
      database
        .prepare(
          `SELECT count(*) FILTER (WHERE sent_at IS NULL AND failed_at IS NULL) AS pending,
            count(*) FILTER (WHERE failed_at IS NOT NULL) AS parked FROM message`,
        )
        .get(),
    ),
  );

/** Moves all that is in the log of a store into its file, and cuts the log off. */
export const emptyLog = (dataDir: string): void =>
  withStore(
    dataDir,
    (database) => {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    false,
  );
