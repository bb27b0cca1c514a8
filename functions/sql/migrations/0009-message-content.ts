/**
 * What messages say, ten kilobytes each, stands apart from what becomes of them: SQLite writes a row whole
 * at each change, and a message's changes several times. One that is not written yet has no row here.
 */
export const messageContent = /* sql */ `
  CREATE TABLE message_content (
    id TEXT NOT NULL PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    key_id TEXT NOT NULL,
    content BLOB NOT NULL
  ) STRICT;
  INSERT INTO message_content (id, key_id, content)
    SELECT id, key_id, content FROM message WHERE length(content) > 0;
  CREATE INDEX message_content_by_key ON message_content (key_id);
  DROP INDEX message_by_key;
  ALTER TABLE message DROP COLUMN key_id;
  ALTER TABLE message DROP COLUMN content;
`;
