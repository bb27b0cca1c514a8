import type { Locale } from '#domain/locale.ts';
import type { SpamMark } from '#domain/spam-marks.ts';
import type { Temporal } from 'temporal-polyfill';

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

/** Why a file that a customer chose was not kept. */
export type FileRefusal = 'type' | 'size' | 'count' | 'empty';

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

/** An e-mail as it is stored once and sent unchanged at each try; attachments are named by their id. */
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

/** What an outgoing message is for. */
export type MessagePurpose = 'officer' | 'receipt';

/** An outgoing message; its id is the idempotency key (1–256 characters of [A-Za-z0-9-]). */
export interface NewMessage {
  id: string;
  submissionId: string;
  purpose: MessagePurpose;
  mail: Mail;
}

/**
 * How many submissions may be kept from whom `bucket` stands for, in the stretch of time that ends
 * before `until`. A bucket is a code from which nobody can tell who it is.
 */
export interface SubmissionLimit {
  bucket: string;
  until: EpochMs;
  most: number;
}

/**
 * What became of `Store.accept`. `repeated` carries the submission that was kept the first time;
 * `too-many` the end of the stretch whose limit is reached.
 */
export type Accepted =
  | { kind: 'accepted' }
  | { kind: 'repeated'; reference: string; receiptToken: string; receivedAt: EpochMs }
  | { kind: 'reference-taken' }
  | { kind: 'too-many'; until: EpochMs };

/** A message that a worker has claimed. Until `leaseUntil` no other worker is handed it. */
export interface ClaimedMessage extends NewMessage {
  reference: string;
  createdAt: EpochMs;
  /** How many claims there have been, this one included. */
  attempt: number;
  /**
   * Since when the mail may have gone out: the first claim after which nothing proves that it did not
   * (an unknown outcome, or a worker that died before it could mark). `undefined` while every earlier
   * try is known not to have been delivered. The provider forgets the idempotency key 24 hours later.
   */
  uncertainSince: EpochMs | undefined;
  /** Proves the claim: a mark with another lease changes nothing. */
  lease: string;
  attachments: readonly Attachment[];
}

/** Counts for `/api/health`. `oldestSeconds` is the age of the oldest message not yet sent, else 0. */
export interface OutboxHealth {
  pending: number;
  oldestSeconds: number;
  failed: number;
}

/** The store cannot take or give anything now (locked, full, out of reach). Trying later is safe. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
}

/**
 * What is kept: submissions and their outgoing messages. Every method may reject with
 * `StoreUnavailableError`, and then nothing of that call is kept.
 */
export interface Store {
  /**
   * Keeps a submission and its messages in one transaction that is on disk when this resolves.
   * Nothing is kept when the same fingerprint was accepted at or after `repeatSince` (`repeated`)
   * or the reference is in use (`reference-taken`: draw another), or as many as one of `limits` allows
   * have been accepted in its stretch (`too-many`). What is accepted counts in all of them, in the same
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
   * Due: neither sent nor failed, `nextAttemptAt` reached, no lease running.
   * A claim is itself the start of uncertainty: it keeps `uncertainSince ?? now` for the next claim,
   * so that a worker that dies between sending and marking leaves a trace, and returns the old value.
   */
  claimDue(claim: { now: EpochMs; leaseUntil: EpochMs; limit: number }): Promise<ClaimedMessage[]>;

  /** Marks a claimed message sent; false if the lease was lost to another worker. */
  markSent(
    claimed: { id: string; lease: string },
    sent: { at: EpochMs; providerId: string },
  ): Promise<boolean>;

  /** Releases a claimed message to be tried again at `nextAttemptAt`; `uncertainSince` replaces what was kept. */
  markRetry(
    claimed: { id: string; lease: string },
    retry: { nextAttemptAt: EpochMs; error: string; uncertainSince: EpochMs | undefined },
  ): Promise<boolean>;

  /** Parks a claimed message: kept, not tried again by itself, counted as `failed` in health. */
  markFailed(
    claimed: { id: string; lease: string },
    failure: { at: EpochMs; error: string },
  ): Promise<boolean>;

  /** When the next message that is neither sent nor failed may be tried; `undefined` if none waits. */
  nextDueAt(): Promise<EpochMs | undefined>;

  outboxHealth(now: EpochMs): Promise<OutboxHealth>;

  close(): Promise<void>;
}

/**
 * What became of one try to send. Only `sent` is success; `not-now` was certainly not sent and may be
 * tried again; `unknown` may or may not have arrived; `refused` will be refused again.
 * `status` is the provider's HTTP status where there was one; `error` names the fault, without content.
 */
export type SendOutcome =
  | { kind: 'sent'; providerId: string }
  | { kind: 'not-now'; status: number; error: string; retryAfterSeconds?: number }
  | { kind: 'unknown'; status?: number; error: string; retryAfterSeconds?: number }
  | { kind: 'refused'; status: number; error: string };

/** Sends e-mail. Never rejects; the same key with the same mail is delivered once within 24 hours. */
export interface Mailer {
  send(
    mail: Mail,
    attachments: readonly Attachment[],
    idempotencyKey: string,
  ): Promise<SendOutcome>;
}

/** The raw notices: what stands in Edge Config under `notices`, unchecked. */
export type NoticesRead =
  { kind: 'read'; value: unknown } | { kind: 'unavailable'; reason: string };

/** Reads notices. Never rejects and never takes longer than its time budget (250 ms). */
export interface NoticeSource {
  read(): Promise<NoticesRead>;
}

/** Reads and replaces notices, for those who edit them. May reject: a person is there to see it. */
export interface NoticeEditor {
  read(): Promise<unknown>;
  write(notices: readonly unknown[]): Promise<void>;
}

/** A built page with its slots, by site path (`/klagomal/`); `undefined` if there is none. */
export interface Pages {
  get(path: string): Promise<string | undefined>;
}

/** A file of the built site that is served as it is. `etag` is strong and made from the content. */
export interface SiteFile {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string;
  etag: string;
  /** True for files whose name holds a hash of their content. */
  immutable: boolean;
}

/** The built site's files other than pages, by path (`/_astro/x.css`). */
export interface SiteFiles {
  get(path: string): SiteFile | undefined;
}

/** Writes one structured line: an event and facts about it, never personal data or content. */
export type Log = (
  event: string,
  facts?: Readonly<Record<string, string | number | boolean>>,
) => void;
