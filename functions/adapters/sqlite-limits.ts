import type { EpochMs, SubmissionLimit } from '#functions/ports.ts';
import type { Sql } from './sqlite-connection.ts';
import { countRow } from './sqlite-rows.ts';

/** The limit that is reached, the one that lasts longest if there are several. */
export const reachedLimit = (
  sql: Sql,
  limits: readonly SubmissionLimit[],
): SubmissionLimit | undefined =>
  limits
    .filter(({ bucket, until, most }) => {
      const [row] = sql.rows(findCount, { bucket, until });
      return (row === undefined ? 0 : countRow.parse(row).count) >= most;
    })
    .toSorted((one, other) => other.until - one.until)[0];

/** Counts one in every bucket, and removes the counts of stretches that had ended at `now`. */
export const countAccepted = (sql: Sql, limits: readonly SubmissionLimit[], now: EpochMs): void => {
  for (const { bucket, until } of limits) sql.run(addOne, { bucket, until });
  forgetCounts(sql, now);
};

/** Removes the counts of stretches that have ended: nothing is written where there are none. */
export const forgetCounts = (sql: Sql, now: EpochMs): void => {
  sql.run(forgetEnded, { now });
};

const findCount = 'SELECT count FROM request_count WHERE until = :until AND bucket = :bucket';

const addOne = `
  INSERT INTO request_count (bucket, until, count) VALUES (:bucket, :until, 1)
  ON CONFLICT (until, bucket) DO UPDATE SET count = count + 1`;

const forgetEnded = 'DELETE FROM request_count WHERE until <= :now';
