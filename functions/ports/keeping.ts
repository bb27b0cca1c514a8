import type { Attachment, EpochMs, KeptSubmission, Submission } from '#functions/ports.ts';

/** Why a submission was deleted: its time was up, or the person asked for it. */
export type DeletionReason = 'retention' | 'erasure';

/** What stays of a deleted submission: no personal data. */
export interface Deletion extends Pick<Submission, 'kind' | 'reference' | 'receivedAt'> {
  deletedAt: EpochMs;
  reason: DeletionReason;
}

/** What decides whether a submission may be deleted. */
export interface ForgettableFacts extends Pick<
  Submission,
  'id' | 'kind' | 'reference' | 'receivedAt'
> {
  /** When the case was closed; `undefined` as long as nobody has said so. */
  closedAt: EpochMs | undefined;
  /** Since when it must be kept whatever its age, as during a dispute. */
  heldSince: EpochMs | undefined;
  /** How many of its messages have neither arrived at the provider nor been settled by a person. */
  undelivered: number;
}

/** A submission read back, or the reference of one that could not be opened. */
export type KeptCase = { position: number; facts: ForgettableFacts } & (
  { kind: 'read'; submission: KeptSubmission } | { kind: 'unreadable' }
);

/** The part of a store that lets go of what it kept, and gives an account of it. */
export interface Keeping {
  /**
   * At most `limit` submissions that ended before these instants (closed, or received while it is not
   * known that they are closed), the oldest first. None that is held or has undelivered messages.
   */
  forgettable(query: {
    complaintsBefore: EpochMs;
    questionsBefore: EpochMs;
    limit: number;
  }): Promise<ForgettableFacts[]>;

  /**
   * Deletes submissions with their files, messages and events, and leaves a line for each. One that is
   * held or has undelivered messages stays, whoever asks.
   */
  forget(
    ids: readonly string[],
    deletion: { at: EpochMs; reason: DeletionReason },
  ): Promise<Deletion[]>;

  /** At most `limit` lines of what was deleted, the latest first. */
  deletions(limit: number): Promise<Deletion[]>;

  /** Notes when a case was closed, or since when it is held; `undefined` takes the fact back. False: no such. */
  noteCase(
    reference: string,
    fact: { closedAt: EpochMs | undefined } | { heldSince: EpochMs | undefined },
  ): Promise<boolean>;

  /** At most `limit` submissions after a position (0 at first), in the order in which they were kept. */
  keptAfter(position: number, limit: number): Promise<KeptCase[]>;

  /** The files with these ids, with their bytes. */
  readFiles(ids: readonly string[]): Promise<Attachment[]>;

  /** Leaves nothing of what was deleted or replaced in the store's files. False: a reader was in the way. */
  clearTraces(): Promise<boolean>;

  /** How many rows could not be opened since this process started: a missing key, or tampering. */
  unreadable(): number;
}
