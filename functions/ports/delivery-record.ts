import type {
  EpochMs,
  KeptSubmission,
  Mail,
  MessagePurpose,
  NewMessage,
} from '#functions/ports.ts';

/** What a mail provider can report about a mail that it took. `delayed` is not yet either way. */
export const deliveryEventKinds = [
  'delivered',
  'delayed',
  'bounced',
  'complained',
  'failed',
  'suppressed',
] as const;

/** One of `deliveryEventKinds`. */
export type DeliveryEventKind = (typeof deliveryEventKinds)[number];

/** The kinds after which nobody reads the mail as it was meant. */
export const rejections = ['bounced', 'complained', 'failed', 'suppressed'] as const;

/** One of `rejections`. */
export type Rejection = (typeof rejections)[number];

/**
 * A report of the provider. `id` is the provider's and the same at each repetition; `at` is when it
 * happened by the provider's clock, whenever it may have arrived.
 */
export interface DeliveryEvent {
  id: string;
  providerId: string;
  kind: DeliveryEventKind;
  at: EpochMs;
  receivedAt: EpochMs;
}

/**
 * Why a message was parked: the provider refuses the `account` (key, sender) or this `mail`, or it is in
 * `doubt` whether it went out and too late to try again without the danger of a second copy.
 */
export type FailureCause = 'account' | 'mail' | 'doubt';

/** What is known of a message, as instants: what it has come to is derived from them. */
export interface MessageFacts {
  id: string;
  submissionId: string;
  reference: string;
  purpose: MessagePurpose;
  createdAt: EpochMs;
  nextAttemptAt: EpochMs;
  /** How many claims there have been. */
  attempts: number;
  leaseUntil: EpochMs | undefined;
  /** The batch that it goes or went out with; `undefined` if it goes out by itself. */
  batchId: string | undefined;
  /** As in `ClaimedMessage`. */
  uncertainSince: EpochMs | undefined;
  sentAt: EpochMs | undefined;
  /** When word of delivery should have come; `undefined` where none is expected. */
  deliveryDueAt: EpochMs | undefined;
  /** When the provider last delivered it, by the provider's clock. */
  deliveredAt: EpochMs | undefined;
  /** When the provider last gave it up, and how. It counts unless it was delivered later than that. */
  rejectedAt: EpochMs | undefined;
  rejection: Rejection | undefined;
  failedAt: EpochMs | undefined;
  failureCause: FailureCause | undefined;
  lastError: string | undefined;
  /** When somebody or something was first told that it is in trouble. */
  noticedAt: EpochMs | undefined;
  /** When another message was kept because of it. */
  followedUpAt: EpochMs | undefined;
  /** Since when it is no trouble any more: another message tells of it, or a person has dealt with it. */
  settledAt: EpochMs | undefined;
}

/** A message with its content and the submission that caused it. */
export interface KeptMessage {
  facts: MessageFacts;
  mail: Mail;
  submission: KeptSubmission;
}

/** What follows from a message in trouble. `settle`: from then on the follow-up answers for it. */
export interface Consequence {
  followUp?: NewMessage;
  settle: boolean;
}

/** What became of an event: `known` tells whether a message with that provider id is kept. */
export type EventRecorded =
  { kind: 'repeated' } | { kind: 'recorded'; known: boolean; followedUp: boolean };

/** What became of `retryParked`; `doubtful`: a second copy may arrive, and that was not agreed to. */
export type RetryOutcome = 'due' | 'unknown' | 'not-parked' | 'doubtful';

/** The part of a store that remembers what became of messages after they were sent or parked. */
export interface DeliveryRecord {
  /**
   * Keeps an event once, also one whose message is not known: the provider may report before its answer
   * to the sending is marked, and `markSent` then takes it up. Events that no message has taken up for
   * 3 days are removed. If the message now counts as rejected, `consequence` is applied in the same
   * transaction, as by `notice`.
   */
  recordEvent(event: DeliveryEvent, consequence?: Consequence): Promise<EventRecorded>;

  /**
   * Marks a message as known to be in trouble. Keeps the follow-up unless this message has one already
   * or a message with that id is kept. `first`: nobody was told before; `followedUp`: it was kept now.
   */
  notice(
    id: string,
    at: EpochMs,
    consequence: Consequence,
  ): Promise<{ first: boolean; followedUp: boolean }>;

  /**
   * At most `limit` messages that are not settled and are parked, rejected, still unsent though made
   * before `createdBefore`, or undelivered though that was due before `dueBefore`; the oldest first.
   */
  openMessages(query: {
    createdBefore: EpochMs;
    dueBefore: EpochMs;
    limit: number;
  }): Promise<MessageFacts[]>;

  /** The messages of the submission with a reference, the oldest first; none if there is no such. */
  messagesOf(reference: string): Promise<MessageFacts[]>;

  /** A message by its own id or by the provider's. */
  findMessage(by: { id: string } | { providerId: string }): Promise<KeptMessage | undefined>;

  /**
   * Makes a parked message due at `at`. Where it may have gone out at or before `forgottenSince`, the
   * provider no longer knows its key: that needs `secondCopy`, and what was uncertain is forgotten. With a
   * message all others of its batch become due, under the batch's key; where that cannot be (too long ago,
   * or one of them is not parked any more) it leaves its batch, which needs `secondCopy` if in doubt.
   */
  retryParked(
    id: string,
    retry: { at: EpochMs; forgottenSince: EpochMs; secondCopy: boolean },
  ): Promise<RetryOutcome>;

  /** Marks a message that was sent or parked as dealt with; false if there is none or it still waits. */
  settle(id: string, at: EpochMs): Promise<boolean>;
}
