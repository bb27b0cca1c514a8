import type { EpochMs, MessageFacts } from '#functions/ports.ts';

/** How long a mail may be on its way, in ms: an officer should have a complaint at once. */
export const deliverWithinMs = 15 * 60_000;

/** What a message is in trouble for: not sent in time, parked, come back, or no word of its delivery. */
export type Trouble = 'late' | 'parked' | 'rejected' | 'undelivered';

/** What a message has come to. */
export type MessageState = 'waiting' | 'sending' | 'sent' | 'delivered' | 'settled' | Trouble;

/**
 * The trouble that a message is in at an instant, if any. A rejection counts unless the mail was delivered
 * after it; at exactly the limit nothing is late yet.
 */
export const troubleOf = (facts: MessageFacts, now: EpochMs): Trouble | undefined => {
  const { createdAt, sentAt, deliveryDueAt, deliveredAt, rejectedAt } = facts;
  if (facts.settledAt !== undefined) return undefined;
  if (facts.failedAt !== undefined) return 'parked';
  if (rejectedAt !== undefined && rejectedAt >= (deliveredAt ?? rejectedAt)) return 'rejected';
  if (sentAt === undefined) return now > createdAt + deliverWithinMs ? 'late' : undefined;
  const isDue = deliveryDueAt !== undefined && now > deliveryDueAt;
  return isDue && deliveredAt === undefined ? 'undelivered' : undefined;
};

/** What a message has come to at an instant. */
export const messageState = (facts: MessageFacts, now: EpochMs): MessageState => {
  const { settledAt, sentAt, deliveredAt, leaseUntil } = facts;
  if (settledAt !== undefined) return 'settled';
  const trouble = troubleOf(facts, now);
  if (trouble !== undefined) return trouble;
  if (deliveredAt !== undefined) return 'delivered';
  if (sentAt !== undefined) return 'sent';
  return leaseUntil !== undefined && leaseUntil > now ? 'sending' : 'waiting';
};
