/**
 * Who asks to sign in and who is signed in. Links, codes and the secrets of browsers are kept as hashes
 * only; the address is sealed. Those rows live for 15 minutes and 12 hours: no rotation of keys waits for
 * them. The history of notices lives for two years, and is sealed anew as everything is.
 */
export const staff = /* sql */ `
  CREATE TABLE staff_sign_in (
    id TEXT PRIMARY KEY,
    link_hash TEXT NOT NULL UNIQUE,
    browser_hash TEXT NOT NULL UNIQUE,
    code_hash TEXT NOT NULL,
    key_id TEXT NOT NULL,
    content BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    used_at INTEGER
  ) STRICT;
  CREATE INDEX staff_sign_in_by_end ON staff_sign_in (expires_at);

  CREATE TABLE staff_session (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    person_hash TEXT NOT NULL,
    key_id TEXT NOT NULL,
    content BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX staff_session_by_person ON staff_session (person_hash);
  CREATE INDEX staff_session_by_end ON staff_session (expires_at);

  -- Who changed which notices: a change is kept before it is written where the pages read it, and has
  -- the revision after the latest, so that of two at the same time only one is kept.
  CREATE TABLE notice_change (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    after_digest TEXT NOT NULL,
    key_id TEXT NOT NULL,
    content BLOB NOT NULL,
    written_at INTEGER,
    failed_at INTEGER
  ) STRICT;
  CREATE INDEX notice_change_by_key ON notice_change (key_id);

  CREATE TABLE notice_check (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL,
    state TEXT NOT NULL
  ) STRICT;

  CREATE TABLE notice_reminder (
    notice_id TEXT NOT NULL,
    review_on TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (notice_id, review_on)
  ) STRICT;
`;
