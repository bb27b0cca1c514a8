import { z } from 'zod';
import { sealedTables } from '#functions/ports/records.ts';
import type { KeyUse, RecordStore, ResealedRow, SealedRow, SealedTable } from '#functions/ports.ts';
import { select, type Operation } from './operation.ts';
import { bytes } from './rows.ts';

/** Where each table keeps sealed values, in which columns, and what in SQL names the submission. */
const layouts: Readonly<
  Record<SealedTable, { from: string; owner: string; values: readonly string[] }>
> = {
  submission: { from: 'submission', owner: 'id', values: ['content'] },
  attachment: { from: 'attachment', owner: 'submission_id', values: ['name', 'bytes'] },
  message: {
    from: 'message_content',
    owner: '(SELECT submission_id FROM message WHERE message.id = message_content.id)',
    values: ['content'],
  },
  notice_change: { from: 'notice_change', owner: "''", values: ['content'] },
  draft: { from: 'draft', owner: 'id', values: ['content'] },
};

/** `RecordStore.keyUses`. */
export const countByKey = (): Operation<KeyUse[]> =>
  select({ sql: countKeys }, (rows) => rows.map((row) => keyUseRow.parse(row)));

/** `RecordStore.sealedRows`. */
export const findSealedRows = ({
  table,
  keyId,
  after,
  limit,
}: Parameters<RecordStore['sealedRows']>[0]): Operation<SealedRow[]> => {
  const { from, owner, values } = layouts[table];
  const sql = `
    SELECT rowid AS position, id, ${owner} AS submissionId, key_id AS keyId, ${values.join(', ')}
    FROM ${from} WHERE key_id = :keyId AND rowid > :after ORDER BY rowid LIMIT :limit`;
  return select({ sql, values: { keyId, after, limit } }, (rows) =>
    rows.map((row) => ({
      ...placeRow.parse(row),
      table,
      values: Object.fromEntries(values.map((column) => [column, bytes.parse(row[column])])),
    })),
  );
};

/** `RecordStore.reseal`. */
export function* resealRows(rows: readonly ResealedRow[]): Operation<number> {
  const results = yield rows.map(
    ({ table, position, id, keyId, fromKeyId, values, fingerprint }) => {
      const { from, values: sealed } = layouts[table];
      const columns = sealed.map((column) => `${column} = :${column}`);
      if (fingerprint !== undefined) columns.push('fingerprint = :fingerprint');
      const code = fingerprint === undefined ? {} : { fingerprint };
      return {
        sql: `UPDATE ${from} SET key_id = :keyId, ${columns.join(', ')}
        WHERE id = :id AND rowid = :position AND key_id = :fromKeyId`,
        values: { id, position, keyId, fromKeyId, ...values, ...code },
      };
    },
  );
  return results.reduce((sum, { changes }) => sum + changes, 0);
}

const countKeys = `
  SELECT key_id AS keyId, count(*) AS rows
  FROM (${sealedTables.map((table) => `SELECT key_id FROM ${layouts[table].from}`).join(' UNION ALL ')})
  GROUP BY key_id ORDER BY key_id`;

const keyUseRow = z.object({ keyId: z.string(), rows: z.int() });

const placeRow = z.object({
  position: z.int(),
  id: z.string(),
  submissionId: z.string(),
  keyId: z.string(),
});
