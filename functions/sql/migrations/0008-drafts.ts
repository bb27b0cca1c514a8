/**
 * What customers have filled in and not sent, sealed whole, for a day. A row that is replaced is another
 * row: its position is never used again, so that sealing it anew cannot undo a change made meanwhile.
 */
export const drafts = /* sql */ `
  CREATE TABLE draft (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    expires_at INTEGER NOT NULL,
    size INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    content BLOB NOT NULL
  ) STRICT;
  CREATE INDEX draft_by_expiry ON draft (expires_at);
  CREATE INDEX draft_by_key ON draft (key_id);
`;
