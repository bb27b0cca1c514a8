import { z } from 'zod';
import { StoreUnavailableError } from '#functions/ports.ts';
import { change, select, type SqlExecutor, type Statement } from '#functions/sql/operation.ts';
import { migrations, newerSchema } from '#functions/sql/migrations.ts';

/** How often somebody else may be first. */
const mostTries = 20;

/**
 * Brings a database up to the newest schema. Several instances may start at once: each step leaves a row,
 * which only one of them can insert, in the transaction that changes the schema. Throws if a newer Besked
 * has written it.
 */
export const migrateLibsql = async ({
  read,
  write,
}: Pick<SqlExecutor, 'read' | 'write'>): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const from = await read(schemaVersion).catch(async (fault: unknown) => {
      // The table that tells is not there yet, or nothing is.
      if (fault instanceof StoreUnavailableError) throw fault;
      await write(() => change({ sql: makeTable }));
      return read(schemaVersion);
    });
    if (from > migrations.length) throw new Error(newerSchema(from));
    if (from === migrations.length) return;
    try {
      await write(() => perform(from));
      return;
    } catch (fault) {
      // Another instance was first, or did half: what there is decides.
      if (fault instanceof StoreUnavailableError || tries === mostTries - 1) throw fault;
    }
  }
};

const schemaVersion = () =>
  select(
    { sql: 'SELECT coalesce(max(step), 0) AS version FROM schema_step' },
    ([row]) => versionRow.parse(row).version,
  );

const versionRow = z.object({ version: z.int() });

const makeTable =
  'CREATE TABLE IF NOT EXISTS schema_step (step INTEGER NOT NULL PRIMARY KEY) STRICT';

/** A new database holds no rows of an older Besked: of a step with a conversion the statements do. */
function* perform(from: number) {
  const steps = migrations.slice(from);
  yield steps.flatMap((step, index) => [
    { sql: 'INSERT INTO schema_step (step) VALUES (:step)', values: { step: from + index + 1 } },
    ...statementsOf(typeof step === 'string' ? step : step.begin + step.end),
  ]);
}

/** Single statements: none of the steps has a semicolon in a text, or a trigger. */
const statementsOf = (step: string): Statement[] =>
  step
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map((sql) => ({ sql: sql.trim() }))
    .filter(({ sql }) => sql !== '');
