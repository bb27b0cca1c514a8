import type {
  Accepted,
  ClaimedBatch,
  ClaimedMessage,
  DeliveryEvent,
  Draft,
  DueClaim,
  EpochMs,
  EventRecorded,
  ForgettableFacts,
  MessageFacts,
  NewMessage,
  Store,
  Submission,
  SubmissionLimit,
} from '#functions/ports.ts';
import type { StaffOverContent, StaffRecords } from './staff-records.ts';

export type * from './staff-records.ts';

/** Bytes that say nothing without the key that is named beside them. */
export type SealedBytes = Uint8Array<ArrayBuffer>;

/**
 * What a row says, sealed. A row whose key is '' is still in clear: an older Besked wrote it. A message
 * without content is one whose mail is not written yet.
 */
export interface SealedContent {
  keyId: string;
  content: SealedBytes;
}

/** What of a submission is kept in clear, because something looks for it there. */
export type SubmissionClear = Pick<Submission, 'id' | 'kind' | 'reference' | 'receivedAt'>;

/** A file as it is kept: its name and type, and its bytes, each sealed. `size` is in bytes, unsealed. */
export interface AttachmentRecord {
  id: string;
  submissionId: string;
  size: number;
  keyId: string;
  name: SealedBytes;
  bytes: SealedBytes;
}

/** A submission as it is handed to an adapter. */
export interface SubmissionRecord extends SubmissionClear, SealedContent {
  /** 8 bytes that find the receipt. */
  receiptSelector: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the 16 bytes that prove the right to it. */
  receiptProof: Uint8Array<ArrayBuffer>;
  /** The keyed code of its fingerprint. */
  fingerprint: string;
  attachments: readonly AttachmentRecord[];
}

/** A submission as an adapter gives it back: its files without their bytes. */
export interface KeptRecord extends SubmissionClear, SealedContent {
  receiptProof: Uint8Array<ArrayBuffer>;
  attachments: readonly Omit<AttachmentRecord, 'bytes'>[];
}

/** An outgoing message as it is kept. `batchable`: it has no files, so that it may go out with others. */
export interface MessageRecord extends Omit<NewMessage, 'mail'>, SealedContent {
  batchable: boolean;
}

/** A claimed message as an adapter hands it out. */
export interface ClaimedRecord
  extends Omit<ClaimedMessage, 'mail' | 'attachments'>, SealedContent {}

/** A claimed batch as an adapter hands it out. */
export interface ClaimedBatchRecord extends Omit<ClaimedBatch, 'messages'> {
  messages: readonly ClaimedRecord[];
}

/** A draft as it is handed to an adapter and given back. `size` is what is sealed, in bytes. */
export interface DraftRecord extends Pick<Draft, 'id' | 'expiresAt'>, SealedContent {
  size: number;
}

/** As `Consequence`. */
export interface ConsequenceRecord {
  followUp?: MessageRecord;
  settle: boolean;
}

/** The tables whose rows hold sealed values. */
export const sealedTables = [
  'submission',
  'attachment',
  'message',
  'notice_change',
  'draft',
] as const;

/** One of `sealedTables`. */
export type SealedTable = (typeof sealedTables)[number];

/** All that is sealed in a row, by column. `position` orders the rows of a table; later ones are higher. */
export interface SealedRow {
  table: SealedTable;
  position: number;
  id: string;
  submissionId: string;
  keyId: string;
  values: Readonly<Record<string, SealedBytes>>;
}

/** A row under another key; a submission's fingerprint changes with it. */
export interface ResealedRow extends SealedRow {
  fromKeyId: string;
  fingerprint?: string;
}

/** How many rows are sealed with a key. */
export interface KeyUse {
  keyId: string;
  rows: number;
}

/** The methods of a store that show or take what is sealed. */
type OverContent =
  | 'accept'
  | 'findByReceiptToken'
  | 'findSubmission'
  | 'holdDraft'
  | 'findDraft'
  | 'claimDue'
  | 'claimBatches'
  | 'recordEvent'
  | 'notice'
  | 'findMessage'
  | 'keptAfter'
  | 'readFiles'
  | 'unreadable'
  | StaffOverContent;

/**
 * What a storage adapter implements: a `Store` that cannot read what it keeps. Each method does what the
 * `Store`'s of that name promises, in one transaction, and nothing asynchronous happens inside that:
 * values come sealed. `sealedStore` makes a `Store` of it.
 */
export interface RecordStore extends Omit<Store, OverContent>, StaffRecords {
  /**
   * `repeated` if a submission of that id was accepted, or one of the `fingerprints` at or after `since`,
   * with the latest of those.
   */
  accept(
    submission: SubmissionRecord,
    messages: readonly MessageRecord[],
    repeat: { since: EpochMs; fingerprints: readonly string[] },
    limits?: readonly SubmissionLimit[],
  ): Promise<
    | Exclude<Accepted, { kind: 'repeated' }>
    | { kind: 'repeated'; first: SubmissionClear & SealedContent }
  >;

  /** Every submission with a receipt selector: mostly one or none. */
  findByReceiptSelector(selector: Uint8Array<ArrayBuffer>): Promise<KeptRecord[]>;

  findSubmission(id: string): Promise<KeptRecord | undefined>;

  /** The submissions of these ids, in any order; those that are not there are left out. */
  findSubmissions(ids: readonly string[]): Promise<KeptRecord[]>;

  holdDraft(
    draft: DraftRecord,
    within: Parameters<Store['holdDraft']>[1],
  ): ReturnType<Store['holdDraft']>;

  findDraft(id: string, now: EpochMs): Promise<DraftRecord | undefined>;

  claimDue(claim: DueClaim): Promise<ClaimedRecord[]>;

  claimBatches(claim: Parameters<Store['claimBatches']>[0]): Promise<ClaimedBatchRecord[]>;

  /** Keeps what claimed messages say, in one transaction: of each, whether its lease was still its own. */
  keepContents(
    contents: readonly (SealedContent & { id: string; lease: string })[],
  ): Promise<boolean[]>;

  recordEvent(event: DeliveryEvent, consequence?: ConsequenceRecord): Promise<EventRecorded>;

  notice(
    id: string,
    at: EpochMs,
    consequence: ConsequenceRecord,
  ): Promise<{ first: boolean; followedUp: boolean }>;

  findMessage(
    by: { id: string } | { providerId: string },
  ): Promise<(SealedContent & { facts: MessageFacts; submission: KeptRecord }) | undefined>;

  keptAfter(
    position: number,
    limit: number,
  ): Promise<{ position: number; submission: KeptRecord; facts: ForgettableFacts }[]>;

  /** Files with their bytes, in the order asked for; those that are not there are left out. */
  readAttachments(ids: readonly string[]): Promise<AttachmentRecord[]>;

  /** How many rows each key has sealed. */
  keyUses(): Promise<KeyUse[]>;

  /** At most `limit` rows of a table that are sealed with a key, after a position. */
  sealedRows(query: {
    table: SealedTable;
    keyId: string;
    after: number;
    limit: number;
  }): Promise<SealedRow[]>;

  /** Replaces what is sealed in rows that are still there and under `fromKeyId`; says how many there were. */
  reseal(rows: readonly ResealedRow[]): Promise<number>;
}
