import { z } from 'zod';
import type { Deletion, ForgettableFacts, KeptRecord, Store } from '#functions/ports.ts';
import { isRejected } from './message-state.ts';
import { change, select, type Operation, type Row } from './operation.ts';
import { clearRow } from './rows.ts';
import { filesOf, keptRecords, submissionColumns } from './submissions.ts';

/** `Store.forgettable`. */
export const findForgettable = ({
  complaintsBefore,
  questionsBefore,
  limit,
}: Parameters<Store['forgettable']>[0]): Operation<ForgettableFacts[]> =>
  select({ sql: findEnded, values: { complaintsBefore, questionsBefore, limit } }, (rows) =>
    rows.map(forgettableFacts),
  );

/** `Store.forget`: what is asked for is looked at again in the step that deletes it. */
export function* forgetSubmissions(
  ids: readonly string[],
  { at, reason }: Parameters<Store['forget']>[1],
): Operation<Deletion[]> {
  const results = yield ids.flatMap((id) => [
    { sql: insertDeletion, values: { id, at, reason } },
    ...deleteAll.map((sql) => ({ sql, values: { id } })),
  ]);
  return results.flatMap(({ rows }) => rows).map((row) => deletionRow.parse(row));
}

/** `Store.deletions`. */
export const listDeletions = (limit: number): Operation<Deletion[]> =>
  select({ sql: findDeletions, values: { limit } }, (rows) =>
    rows.map((row) => deletionRow.parse(row)),
  );

/** `Store.noteCase`. */
export const noteCaseFact = (
  reference: string,
  fact: Parameters<Store['noteCase']>[1],
): Operation<boolean> => {
  const [column, at] =
    'closedAt' in fact ? ['closed_at', fact.closedAt] : ['held_since', fact.heldSince];
  const sql = `UPDATE submission SET ${column} = :at WHERE reference = :reference`;
  return change({ sql, values: { reference, at: at ?? null } });
};

/** `RecordStore.keptAfter`. */
export function* findKeptAfter(
  position: number,
  limit: number,
): Operation<{ position: number; submission: KeptRecord; facts: ForgettableFacts }[]> {
  const [found, files] = yield [findAfter, filesAfter].map((sql) => ({
    sql,
    values: { position, limit },
  }));
  return (found?.rows ?? []).flatMap((row) =>
    keptRecords([row], files?.rows ?? []).map((submission) => ({
      position: z.int().parse(row['position']),
      submission,
      facts: forgettableFacts(row),
    })),
  );
}

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

/** In SQL: the submission, if it may be deleted. Deleting its messages leaves that as it is. */
const deletable = `SELECT id FROM submission
  WHERE id = :id AND held_since IS NULL AND ${undelivered} = 0`;

const after = 'FROM submission WHERE rowid > :position ORDER BY rowid LIMIT :limit';

const findAfter = `SELECT rowid AS position, ${factColumns}, ${submissionColumns} ${after}`;

const filesAfter = filesOf(`SELECT id ${after}`);

const findDeletions = `
  SELECT kind, reference, received_at AS receivedAt, deleted_at AS deletedAt, reason
  FROM deletion ORDER BY rowid DESC LIMIT :limit`;

const insertDeletion = `
  INSERT INTO deletion (kind, reference, received_at, deleted_at, reason)
  SELECT kind, reference, received_at, :at, :reason FROM submission WHERE id = (${deletable})
  RETURNING kind, reference, received_at AS receivedAt, deleted_at AS deletedAt, reason`;

/** Of events those about its messages go with them. */
const deleteAll = [
  `DELETE FROM message WHERE submission_id = (${deletable})`,
  `DELETE FROM attachment WHERE submission_id = (${deletable})`,
  `DELETE FROM submission WHERE id = (${deletable})`,
];
