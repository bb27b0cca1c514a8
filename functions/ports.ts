import type { Locale } from '#domain/locale.ts';
import type { SpamMark } from '#domain/spam-marks.ts';
import type { Temporal } from 'temporal-polyfill';
import type { Batches } from './ports/batches.ts';
import type { DeliveryRecord, FailureCause } from './ports/delivery-record.ts';
import type { Drafts } from './ports/drafts.ts';
import type { Keeping } from './ports/keeping.ts';
import type { SubmissionLimit } from './ports/limits.ts';
import type { NoticeHistory } from './ports/notice-history.ts';
import type { ClaimedMessage, DueClaim, OutboxHealth } from './ports/outbox.ts';
import type { Staff } from './ports/staff.ts';

export type * from './ports/batches.ts';
export * from './ports/built-site.ts';
export type * from './ports/delivery-record.ts';
export type * from './ports/drafts.ts';
export type * from './ports/keeping.ts';
export type * from './ports/limits.ts';
export type * from './ports/mailer.ts';
export type * from './ports/notices.ts';
export type * from './ports/outbox.ts';
export type * from './ports/records.ts';
export type * from './ports/staff.ts';
export type * from './ports/webhooks.ts';

/** Milliseconds since 1970-01-01T00:00Z: how instants are kept in a store. Always a whole number. */
export type EpochMs = number;

/** The only source of the current time. */
export interface Clock {
  now(): Temporal.Instant;
}

/** The only source of chance: fresh, unguessable bytes. */
export interface Randomness {
  bytes(length: number): Uint8Array<ArrayBuffer>;
}

/** Why a file that a customer chose was not kept; `gone`: its draft was kept no longer. */
export const fileRefusals = ['type', 'size', 'count', 'empty', 'gone'] as const;

/** One of `fileRefusals`. */
export type FileRefusal = (typeof fileRefusals)[number];

/** A file that did not arrive, as the receipt names it. */
export interface RefusedFile {
  filename: string;
  reason: FileRefusal;
}

/** A file that is kept with a submission. `contentType` is what its bytes are, not what it was called. */
export interface Attachment {
  id: string;
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}

/** What a customer sent, as it is kept. `fields` holds the validated form fields by name. */
export interface Submission {
  id: string;
  kind: 'complaint' | 'question';
  reference: string;
  /** 24 unguessable bytes, base64url: the first 8 find the receipt, the other 16 prove the right to it. */
  receiptToken: string;
  /** SHA-256 (hex) of all that the customer sent: two equal ones within a day are one submission. */
  fingerprint: string;
  locale: Locale;
  receivedAt: EpochMs;
  fields: Readonly<Record<string, string>>;
  attachments: readonly Attachment[];
  refusedFiles: readonly RefusedFile[];
  /** Why it may be spam, if anything says so. A mark stops nothing: the officer is told, and decides. */
  marks: readonly SpamMark[];
}

/** A kept file without its bytes, as a receipt names it; `size` is in bytes. */
export interface KeptFile {
  id: string;
  filename: string;
  contentType: string;
  size: number;
}

/** A kept submission as a receipt shows it: its files are named, not loaded. */
export interface KeptSubmission extends Omit<Submission, 'attachments'> {
  attachments: readonly KeptFile[];
}

/** An e-mail as it is kept from the first try on and sent unchanged at each; attachments are named by their id. */
export interface Mail {
  from: string;
  to: readonly string[];
  replyTo?: string;
  subject: string;
  html: string;
  text: string;
  headers?: Readonly<Record<string, string>>;
  attachmentIds: readonly string[];
}

/**
 * What an outgoing message is for: the submission to the officer, the receipt to the customer; to the
 * officer, that the receipt did not arrive; the officer's mail to the address kept for that.
 */
export const messagePurposes = ['officer', 'receipt', 'receipt-trouble', 'fallback'] as const;

/** One of `messagePurposes`. */
export type MessagePurpose = (typeof messagePurposes)[number];

/**
 * An outgoing message; its id is the idempotency key (1–256 characters of [A-Za-z0-9-]). Without `mail` it
 * is to be written from its submission when it is first claimed.
 */
export interface NewMessage {
  id: string;
  submissionId: string;
  purpose: MessagePurpose;
  mail?: Mail;
}

/**
 * Writes the mail of a message from the submission that causes it, files and all where it is the officer's.
 * Throws where nothing can be written: the message waits then, and is logged.
 */
export type WriteMail = (submission: KeptSubmission, purpose: MessagePurpose) => Mail;

/**
 * What became of `Store.accept`. `repeated` carries the submission that was kept the first time;
 * `too-many` the end of the stretch whose limit is reached.
 */
export type Accepted =
  | { kind: 'accepted' }
  | { kind: 'repeated'; reference: string; receiptToken: string; receivedAt: EpochMs }
  | { kind: 'reference-taken' }
  | { kind: 'too-many'; until: EpochMs };

/** The store cannot take or give anything now (locked, full, out of reach). Trying later is safe. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
}

/** What was asked for is kept but cannot be opened: it concerns that alone, and is logged and counted. */
export class UnreadableError extends StoreUnavailableError {
  override name = 'UnreadableError';
}

/**
 * What is kept: submissions and their outgoing messages. Every method may reject with
 * `StoreUnavailableError`, and then nothing of that call is kept.
 */
export interface Store extends DeliveryRecord, Keeping, Batches, Drafts, Staff, NoticeHistory {
  /**
   * Keeps a submission and its messages in one transaction that is on disk when this resolves.
   * Nothing is kept when a submission of that id was accepted before, or the same fingerprint at or after
   * `repeatSince` (`repeated`), or the reference is in use (`reference-taken`: draw another), or as many as
   * one of `limits` allows have been accepted in its stretch (`too-many`). What is accepted counts in all of them, in the same
   * transaction, so that limits hold over every process that shares the store; counts of stretches that
   * ended before `submission.receivedAt` are removed.
   */
  accept(
    submission: Submission,
    messages: readonly NewMessage[],
    repeatSince: EpochMs,
    limits?: readonly SubmissionLimit[],
  ): Promise<Accepted>;

  /** The submission behind a receipt token; `undefined` if there is none. */
  findByReceiptToken(token: string): Promise<KeptSubmission | undefined>;

  /**
   * Claims at most `limit` messages that are due at `now`, the longest due first, until `leaseUntil`.
   * Due: neither sent nor failed, `nextAttemptAt` reached, no lease running. Never one of a batch; with
   * `leaveBatchable` none that a new batch could take either.
   * A claim is itself the start of uncertainty: it keeps `uncertainSince ?? now` for the next claim,
   * so that a worker that dies between sending and marking leaves a trace, and returns the old value.
   * A mail that is not written yet is written and kept before it is handed out, so that every later try,
   * also of another version of Besked, sends the same bytes under the same key.
   * Removes, as `accept` does, the counts of stretches that have ended, and drafts that have expired: it
   * is called all the time.
   */
  claimDue(claim: DueClaim): Promise<ClaimedMessage[]>;

  /**
   * Marks a claimed message sent; false if the lease was lost to another worker. Events that came before
   * are taken up. `deliveryDueAt`: when word of delivery should have come, if any is expected.
   */
  markSent(
    claimed: { id: string; lease: string },
    sent: { at: EpochMs; providerId: string; deliveryDueAt?: EpochMs | undefined },
  ): Promise<boolean>;

  /** Releases a claimed message to be tried again at `nextAttemptAt`; `uncertainSince` replaces what was kept. */
  markRetry(
    claimed: { id: string; lease: string },
    retry: { nextAttemptAt: EpochMs; error: string; uncertainSince: EpochMs | undefined },
  ): Promise<boolean>;

  /**
   * Parks a claimed message: kept, not tried again by itself, counted as `failed` in health.
   * `uncertainSince` as for `markRetry`.
   */
  markFailed(
    claimed: { id: string; lease: string },
    failure: {
      at: EpochMs;
      error: string;
      cause: FailureCause;
      uncertainSince: EpochMs | undefined;
    },
  ): Promise<boolean>;

  /** When the next message that is neither sent nor failed may be tried; `undefined` if none waits. */
  nextDueAt(): Promise<EpochMs | undefined>;

  outboxHealth(now: EpochMs): Promise<OutboxHealth>;

  close(): Promise<void>;
}

/** Writes one structured line: an event and facts about it, never personal data or content. */
export type Log = (
  event: string,
  facts?: Readonly<Record<string, string | number | boolean>>,
) => void;
