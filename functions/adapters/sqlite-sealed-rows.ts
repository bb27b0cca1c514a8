import { z } from 'zod';
import { sealedTables } from '#functions/ports/records.ts';
import type { KeyUse, RecordStore, ResealedRow, SealedRow, SealedTable } from '#functions/ports.ts';
import type { Sql } from './sqlite-connection.ts';
import { bytes } from './sqlite-rows.ts';

/** The columns of each table that hold sealed values, and the one that names the submission. */
const layouts: Readonly<Record<SealedTable, { owner: string; values: readonly string[] }>> = {
  submission: { owner: 'id', values: ['content'] },
  attachment: { owner: 'submission_id', values: ['name', 'bytes'] },
  message: { owner: 'submission_id', values: ['content'] },
};

/** `RecordStore.keyUses`. */
export const countByKey = (sql: Sql): KeyUse[] => {
  const each = sealedTables.map((table) => `SELECT key_id FROM ${table}`).join(' UNION ALL ');
  const count = `SELECT key_id AS keyId, count(*) AS rows FROM (${each}) GROUP BY key_id ORDER BY key_id`;
  return sql.rows(count).map((row) => keyUseRow.parse(row));
};

/** `RecordStore.sealedRows`. */
export const findSealedRows = (
  sql: Sql,
  { table, keyId, after, limit }: Parameters<RecordStore['sealedRows']>[0],
): SealedRow[] => {
  const { owner, values } = layouts[table];
  const find = `
    SELECT rowid AS position, id, ${owner} AS submissionId, key_id AS keyId, ${values.join(', ')}
    FROM ${table} WHERE key_id = :keyId AND rowid > :after ORDER BY rowid LIMIT :limit`;
  return sql.rows(find, { keyId, after, limit }).map((row) => ({
    ...placeRow.parse(row),
    table,
    values: Object.fromEntries(values.map((column) => [column, bytes.parse(row[column])])),
  }));
};

/** `RecordStore.reseal` inside a transaction. */
export const resealRows = (sql: Sql, rows: readonly ResealedRow[]): number => {
  let changed = 0;
  for (const { table, id, keyId, fromKeyId, values, fingerprint } of rows) {
    const columns = layouts[table].values.map((column) => `${column} = :${column}`);
    if (fingerprint !== undefined) columns.push('fingerprint = :fingerprint');
    const update = `
      UPDATE ${table} SET key_id = :keyId, ${columns.join(', ')}
      WHERE id = :id AND key_id = :fromKeyId`;
    const code = fingerprint === undefined ? {} : { fingerprint };
    changed += sql.run(update, { id, keyId, fromKeyId, ...values, ...code }).changes;
  }
  return changed;
};

const keyUseRow = z.object({ keyId: z.string(), rows: z.int() });

const placeRow = z.object({
  position: z.int(),
  id: z.string(),
  submissionId: z.string(),
  keyId: z.string(),
});
