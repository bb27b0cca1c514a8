/**
 * What the mail provider reports about messages, and what was made of it. Of each message only the
 * latest delivery and the latest rejection are kept, by the provider's clock: so it makes no difference
 * in which order events arrive.
 */
export const deliveryRecord = /* sql */ `
  CREATE TABLE delivery_event (
    id TEXT NOT NULL PRIMARY KEY,
    provider_id TEXT NOT NULL,
    -- NULL until a message has this provider's id.
    message_id TEXT REFERENCES message (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    received_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX delivery_event_by_message ON delivery_event (message_id);
  CREATE INDEX delivery_event_unknown ON delivery_event (provider_id) WHERE message_id IS NULL;

  ALTER TABLE message ADD COLUMN delivery_due_at INTEGER;
  ALTER TABLE message ADD COLUMN delivered_at INTEGER;
  ALTER TABLE message ADD COLUMN rejected_at INTEGER;
  ALTER TABLE message ADD COLUMN rejection TEXT CHECK ((rejection IS NULL) = (rejected_at IS NULL));
  ALTER TABLE message ADD COLUMN failure_cause TEXT;
  ALTER TABLE message ADD COLUMN noticed_at INTEGER;
  ALTER TABLE message ADD COLUMN followed_up_at INTEGER;
  ALTER TABLE message ADD COLUMN settled_at INTEGER;

  CREATE INDEX message_by_provider_id ON message (provider_id) WHERE provider_id IS NOT NULL;
  CREATE INDEX message_undelivered ON message (delivery_due_at)
    WHERE delivery_due_at IS NOT NULL AND delivered_at IS NULL AND settled_at IS NULL;
  CREATE INDEX message_rejected ON message (rejected_at)
    WHERE rejected_at IS NOT NULL AND settled_at IS NULL;
  DROP INDEX message_failed;
  CREATE INDEX message_failed ON message (failed_at) WHERE failed_at IS NOT NULL AND settled_at IS NULL;
`;
