/**
 * What people wrote becomes one value a row, to be sealed: beside it stands the id of its key, '' as
 * long as it is in clear. What only reading needs moves into it. Of the receipt's secret a hash remains.
 * A case can be closed or held, and what is deleted leaves a line.
 */
export const sealedContent = {
  begin: /* sql */ `
  ALTER TABLE submission ADD COLUMN closed_at INTEGER;
  ALTER TABLE submission ADD COLUMN held_since INTEGER;
  ALTER TABLE submission ADD COLUMN receipt_proof BLOB NOT NULL DEFAULT x'';
  ALTER TABLE submission ADD COLUMN key_id TEXT NOT NULL DEFAULT '';
  ALTER TABLE submission ADD COLUMN content BLOB NOT NULL DEFAULT x'';
  ALTER TABLE attachment ADD COLUMN key_id TEXT NOT NULL DEFAULT '';
  ALTER TABLE attachment ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE attachment ADD COLUMN name BLOB NOT NULL DEFAULT x'';
  ALTER TABLE message ADD COLUMN key_id TEXT NOT NULL DEFAULT '';
  ALTER TABLE message ADD COLUMN content BLOB NOT NULL DEFAULT x'';

  -- No personal data: it outlives what it tells of.
  CREATE TABLE deletion (
    reference TEXT NOT NULL,
    kind TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    deleted_at INTEGER NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;`,
  end: /* sql */ `
  UPDATE message SET content = CAST(mail AS BLOB);
  ALTER TABLE submission DROP COLUMN receipt_verifier;
  ALTER TABLE submission DROP COLUMN locale;
  ALTER TABLE submission DROP COLUMN fields;
  ALTER TABLE submission DROP COLUMN refused_files;
  ALTER TABLE submission DROP COLUMN marks;
  ALTER TABLE attachment DROP COLUMN filename;
  ALTER TABLE attachment DROP COLUMN content_type;
  ALTER TABLE message DROP COLUMN mail;
  CREATE INDEX submission_by_end ON submission (kind, coalesce(closed_at, received_at));
  CREATE INDEX submission_by_key ON submission (key_id);
  CREATE INDEX attachment_by_key ON attachment (key_id);
  CREATE INDEX message_by_key ON message (key_id);`,
};
