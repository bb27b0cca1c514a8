import type { EpochMs, KeptSubmission, RefusedFile, SubmissionLimit } from '#functions/ports.ts';

/** A file that a customer has chosen and not sent. One name with the same content has the same id. */
export interface DraftFile {
  id: string;
  filename: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What a customer has filled in and not sent: to be looked through, changed and sent. */
export interface Draft {
  /** The hash of its token. What is sent of it is the submission of this id: so it is sent once. */
  id: string;
  expiresAt: EpochMs;
  /** As it was typed, cleaned; valid or not. */
  fields: Readonly<Record<string, string>>;
  files: readonly DraftFile[];
  refusedFiles: readonly RefusedFile[];
}

/** How many drafts may be kept at a time, and how many bytes of them in all. */
export interface DraftRoom {
  drafts: number;
  bytes: number;
}

/** What became of holding a draft: `too-many` by one of the limits, `full` for want of room. */
export type DraftHeld = { kind: 'held' } | { kind: 'too-many'; until: EpochMs } | { kind: 'full' };

/** The part of a store that keeps what has not been sent. None of it is ever told to the firm. */
export interface Drafts {
  /**
   * Keeps a draft in place of what was kept under its id, unless that exceeds the room or one of the
   * limits. What is held counts in the limits, as `accept` counts; drafts that have expired at `now` go.
   */
  holdDraft(
    draft: Draft,
    within: { now: EpochMs; room: DraftRoom; limits: readonly SubmissionLimit[] },
  ): Promise<DraftHeld>;

  /** A draft that has not expired at `now`; `undefined` if there is none, or it cannot be opened. */
  findDraft(id: string, now: EpochMs): Promise<Draft | undefined>;

  /** Deletes a draft, if there is one. */
  dropDraft(id: string): Promise<void>;

  /** Deletes the drafts that have expired at `now`, and says how many. `claimDue` does the same. */
  forgetDrafts(now: EpochMs): Promise<number>;

  /** The submission with this id; `undefined` if there is none. */
  findSubmission(id: string): Promise<KeptSubmission | undefined>;
}
