import { z } from 'zod';
import type { Deletion, ForgettableFacts, KeptRecord, Store } from '#functions/ports.ts';
import type { Row, Sql } from './sqlite-connection.ts';
import { isRejected } from './sqlite-message-state.ts';
import { clearRow } from './sqlite-rows.ts';
import { keptRecord, submissionColumns } from './sqlite-submissions.ts';

/** `Store.forgettable`. */
export const findForgettable = (
  sql: Sql,
  { complaintsBefore, questionsBefore, limit }: Parameters<Store['forgettable']>[0],
): ForgettableFacts[] =>
  sql.rows(findEnded, { complaintsBefore, questionsBefore, limit }).map(forgettableFacts);

/** `Store.forget` inside a transaction: what is asked for is looked at again. */
export const forgetSubmissions = (
  sql: Sql,
  ids: readonly string[],
  { at, reason }: Parameters<Store['forget']>[1],
): Deletion[] =>
  ids
    .flatMap((id) => sql.rows(findFacts, { id }))
    .map(forgettableFacts)
    .filter(({ heldSince, undelivered }) => heldSince === undefined && undelivered === 0)
    .map(({ id, kind, reference, receivedAt }) => {
      for (const statement of deleteAll) sql.run(statement, { id });
      const deletion = { kind, reference, receivedAt, deletedAt: at, reason };
      sql.run(insertDeletion, deletion);
      return deletion;
    });

/** `Store.deletions`. */
export const listDeletions = (sql: Sql, limit: number): Deletion[] =>
  sql.rows(findDeletions, { limit }).map((row) => deletionRow.parse(row));

/** `Store.noteCase` inside a transaction. */
export const noteCaseFact = (
  sql: Sql,
  reference: string,
  fact: Parameters<Store['noteCase']>[1],
): boolean => {
  const [column, at] =
    'closedAt' in fact ? ['closed_at', fact.closedAt] : ['held_since', fact.heldSince];
  const update = `UPDATE submission SET ${column} = :at WHERE reference = :reference`;
  return sql.run(update, { reference, at: at ?? null }).changes === 1;
};

/** `RecordStore.keptAfter`. */
export const findKeptAfter = (
  sql: Sql,
  position: number,
  limit: number,
): { position: number; submission: KeptRecord; facts: ForgettableFacts }[] =>
  sql.rows(findAfter, { position, limit }).map((row) => ({
    position: z.int().parse(row['position']),
    submission: keptRecord(sql, row),
    facts: forgettableFacts(row),
  }));

/** `Store.clearTraces`: outside of a transaction. Deleted pages are zeros already (`secure_delete`). */
export const emptyLog = (sql: Sql): boolean =>
  sql.rows('PRAGMA wal_checkpoint(TRUNCATE)')[0]?.['busy'] === 0;

const instant = z
  .int()
  .nullable()
  .transform((value) => value ?? undefined);

const factsRow = clearRow.extend({ closedAt: instant, heldSince: instant, undelivered: z.int() });

const forgettableFacts = (row: Row): ForgettableFacts => factsRow.parse(row);

const deletionRow = clearRow
  .omit({ id: true })
  .extend({ deletedAt: z.int(), reason: z.enum(['retention', 'erasure']) });

/** Has not arrived at the provider, or came back, and nobody has dealt with it. */
const isOpen = `settled_at IS NULL AND (sent_at IS NULL OR (${isRejected}))`;

const undelivered = `(SELECT count(*) FROM message WHERE submission_id = submission.id AND ${isOpen})`;

const factColumns = `id, kind, reference, received_at AS receivedAt, closed_at AS closedAt,
  held_since AS heldSince, ${undelivered} AS undelivered`;

/** Written so that `submission_by_end` is used. */
const endedBefore = (kind: string, before: string): string => `
  SELECT ${factColumns} FROM submission
  WHERE kind = '${kind}' AND coalesce(closed_at, received_at) < ${before}
    AND held_since IS NULL AND ${undelivered} = 0`;

const findEnded = `
  ${endedBefore('complaint', ':complaintsBefore')} UNION ALL
  ${endedBefore('question', ':questionsBefore')}
  ORDER BY receivedAt LIMIT :limit`;

const findFacts = `SELECT ${factColumns} FROM submission WHERE id = :id`;

const findAfter = `
  SELECT rowid AS position, ${factColumns}, ${submissionColumns} FROM submission
  WHERE rowid > :position ORDER BY rowid LIMIT :limit`;

const findDeletions = `
  SELECT kind, reference, received_at AS receivedAt, deleted_at AS deletedAt, reason
  FROM deletion ORDER BY rowid DESC LIMIT :limit`;

const insertDeletion = `
  INSERT INTO deletion (kind, reference, received_at, deleted_at, reason)
  VALUES (:kind, :reference, :receivedAt, :deletedAt, :reason)`;

/** Of events those about its messages go with them. */
const deleteAll = [
  'DELETE FROM message WHERE submission_id = :id',
  'DELETE FROM attachment WHERE submission_id = :id',
  'DELETE FROM submission WHERE id = :id',
];
