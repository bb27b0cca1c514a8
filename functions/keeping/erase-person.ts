import { Temporal } from 'temporal-polyfill';
import { keptUntil } from '#domain/retention.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import type { ForgettableFacts } from '#functions/ports.ts';

/**
 * Whether a submission goes when the person in it asks for erasure. It stays while the law requires it
 * (complaints, to the end of a day in Stockholm), while it is held and until its e-mails have arrived.
 */
export type ErasureVerdict =
  | { kind: 'goes' }
  | { kind: 'stays'; because: 'undelivered' | 'held' }
  | { kind: 'stays'; because: 'required-by-law'; until: Temporal.PlainDate };

/**
 * Decides on one submission at an instant. A complaint is kept for a legal obligation, so that the right to
 * erasure does not reach it (GDPR art. 17(3)(b); Regulation (EU) 2020/1503 art. 26); a question is not.
 */
export const erasureVerdict = (
  { kind, receivedAt, closedAt, heldSince, undelivered }: ForgettableFacts,
  now: Temporal.Instant,
  { complaintYears }: SiteFacts['retention'],
): ErasureVerdict => {
  if (heldSince !== undefined) return { kind: 'stays', because: 'held' };
  if (kind === 'complaint') {
    const ended = Temporal.Instant.fromEpochMilliseconds(closedAt ?? receivedAt);
    const until = keptUntil(ended, complaintYears);
    if (Temporal.PlainDate.compare(stockholmDate(now), until) <= 0)
      return { kind: 'stays', because: 'required-by-law', until };
  }
  return undelivered > 0 ? { kind: 'stays', because: 'undelivered' } : { kind: 'goes' };
};

/** The verdict in words for the person at the keyboard. */
export const verdictInWords = (verdict: ErasureVerdict): string => {
  if (verdict.kind === 'goes') return 'goes';
  if (verdict.because === 'required-by-law')
    return `stays until ${verdict.until.toString()}: the law requires that complaints are kept ((EU) 2020/1503 art. 26; GDPR art. 17(3)(b))`;
  return {
    held: 'stays: it is held, as during a dispute (npm run keep -- release REFERENCE ends that)',
    undelivered: 'stays until its e-mails are delivered or dealt with (npm run outbox -- list)',
  }[verdict.because];
};
