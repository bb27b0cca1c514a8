/**
 * Messages that go out in one request. What is in a batch, in which order, and how many they are is kept
 * from its first claim on: the request must be the same at each try. Whether a message has files is
 * sealed; of those of an older Besked nobody knows, so that they go out singly.
 */
export const batches = /* sql */ `
  ALTER TABLE message ADD COLUMN batchable INTEGER NOT NULL DEFAULT 0 CHECK (batchable IN (0, 1));
  ALTER TABLE message ADD COLUMN batch_id TEXT;
  ALTER TABLE message ADD COLUMN batch_position INTEGER
    CHECK ((batch_id IS NULL) = (batch_position IS NULL));
  ALTER TABLE message ADD COLUMN batch_size INTEGER
    CHECK ((batch_id IS NULL) = (batch_size IS NULL));
  CREATE UNIQUE INDEX message_by_batch ON message (batch_id, batch_position)
    WHERE batch_id IS NOT NULL;
`;
