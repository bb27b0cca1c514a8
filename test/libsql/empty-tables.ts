import { libsqlOverHttp } from '#functions/adapters/libsql-http.ts';
import type { Row, Statement } from '#functions/sql/operation.ts';

/** Statements in one transaction of a database; throws if they are not kept. */
export const runOn = async (
  url: string,
  ...statements: readonly Statement[]
): Promise<readonly (readonly Row[])[]> => {
  const outcome = await libsqlOverHttp({ url })('write', statements);
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.why}`);
  return outcome.results.map(({ rows }) => rows);
};

/** Deletes every row that Besked keeps, but not the schema. A table that refers to another was made later. */
export const emptyTables = async (url: string): Promise<void> => {
  const [tables = []] = await runOn(url, { sql: findTables });
  if (tables.length > 0)
    await runOn(url, ...tables.map(({ name }) => ({ sql: `DELETE FROM ${String(name)}` })));
};

const findTables = `
  SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name NOT IN ('schema_step')
    AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'libsql%'
  ORDER BY rowid DESC`;
