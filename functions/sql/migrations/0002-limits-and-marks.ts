/**
 * How many submissions each bucket has had in a stretch of time, and why a submission may be spam.
 * A row of `request_count` is worthless once its stretch has ended, and is removed then.
 */
export const limitsAndMarks = /* sql */ `
  CREATE TABLE request_count (
    bucket TEXT NOT NULL,
    until INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (until, bucket)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE submission ADD COLUMN marks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(marks));
`;
