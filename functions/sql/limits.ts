import type { EpochMs, SubmissionLimit } from '#functions/ports.ts';
import type { Result, Statement } from './operation.ts';
import { countRow } from './rows.ts';

/** In SQL: none of so many limits is reached. Its parameters are those of `limitValues`. */
export const withinLimits = (limits: number): string =>
  Array.from(
    { length: limits },
    (_, index) => `AND coalesce((SELECT count FROM request_count
      WHERE until = :until${index} AND bucket = :bucket${index}), 0) < :most${index}`,
  ).join(' ');

/** The parameters of `withinLimits`. */
export const limitValues = (limits: readonly SubmissionLimit[]): Record<string, string | number> =>
  Object.fromEntries(
    limits.flatMap<[string, string | number]>(({ bucket, until, most }, index) => [
      [`bucket${index}`, bucket],
      [`until${index}`, until],
      [`most${index}`, most],
    ]),
  );

/** Looks up how many one limit has counted. */
export const findCount = ({ bucket, until }: SubmissionLimit): Statement => ({
  sql: 'SELECT count FROM request_count WHERE until = :until AND bucket = :bucket',
  values: { bucket, until },
});

/** The limit that is reached, the one that lasts longest if there are several; `counts` as found. */
export const reachedLimit = (
  limits: readonly SubmissionLimit[],
  counts: readonly Result[],
): SubmissionLimit | undefined =>
  limits
    .filter(({ most }, index) => {
      const row = counts[index]?.rows[0];
      return (row === undefined ? 0 : countRow.parse(row).count) >= most;
    })
    .toSorted((one, other) => other.until - one.until)[0];

/** Counts one in a bucket, if the statement before has changed a row. */
export const countOne = ({ bucket, until }: SubmissionLimit): Statement => ({
  sql: addOne,
  values: { bucket, until },
});

/** Removes the counts of stretches that have ended: nothing is written where there are none. */
export const forgetCounts = (now: EpochMs): Statement => ({ sql: forgetEnded, values: { now } });

const addOne = `
  INSERT INTO request_count (bucket, until, count) SELECT :bucket, :until, 1 WHERE changes() = 1
  ON CONFLICT (until, bucket) DO UPDATE SET count = count + 1`;

const forgetEnded = 'DELETE FROM request_count WHERE until <= :now';
