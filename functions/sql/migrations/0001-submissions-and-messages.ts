/**
 * Submissions, their files and their outgoing messages. Instants are whole milliseconds since 1970;
 * what a message has come to is read from its instants, never stored beside them.
 */
export const submissionsAndMessages = /* sql */ `
  CREATE TABLE submission (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('complaint', 'question')),
    reference TEXT NOT NULL UNIQUE,
    -- A receipt is looked up by the selector and proven by the verifier, which no index holds:
    -- how long a lookup takes says nothing about how much of a guessed token was right.
    receipt_selector BLOB NOT NULL CHECK (length(receipt_selector) = 8),
    receipt_verifier BLOB NOT NULL CHECK (length(receipt_verifier) = 16),
    fingerprint TEXT NOT NULL,
    locale TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    refused_files TEXT NOT NULL CHECK (json_valid(refused_files))
  ) STRICT;
  CREATE INDEX submission_by_selector ON submission (receipt_selector);
  CREATE INDEX submission_by_fingerprint ON submission (fingerprint, received_at);

  CREATE TABLE attachment (
    id TEXT NOT NULL PRIMARY KEY,
    submission_id TEXT NOT NULL REFERENCES submission (id),
    position INTEGER NOT NULL,
    filename TEXT NOT NULL,
    content_type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (submission_id, position)
  ) STRICT;

  CREATE TABLE message (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 256),
    submission_id TEXT NOT NULL REFERENCES submission (id),
    purpose TEXT NOT NULL,
    mail TEXT NOT NULL CHECK (json_valid(mail)),
    created_at INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    uncertain_since INTEGER,
    lease TEXT,
    lease_until INTEGER,
    -- When it may be claimed: after its next attempt's time, and not while a lease runs.
    due_at INTEGER NOT NULL AS (max(next_attempt_at, coalesce(lease_until, next_attempt_at))),
    sent_at INTEGER,
    provider_id TEXT,
    failed_at INTEGER,
    last_error TEXT,
    CHECK ((lease IS NULL) = (lease_until IS NULL)),
    CHECK ((sent_at IS NULL) = (provider_id IS NULL)),
    CHECK (sent_at IS NULL OR failed_at IS NULL)
  ) STRICT;
  CREATE INDEX message_by_submission ON message (submission_id);
  CREATE INDEX message_waiting ON message (due_at) WHERE sent_at IS NULL AND failed_at IS NULL;
  CREATE INDEX message_failed ON message (failed_at) WHERE failed_at IS NOT NULL;
`;
