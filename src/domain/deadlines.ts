import { addBusinessDays } from '#domain/business-days.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import type { Temporal } from 'temporal-polyfill';

/** The dates of a complaint, all Stockholm dates. A deadline is met until that day ends. */
export interface ComplaintDeadlines {
  /** The day of receipt, day 0 of every count. */
  received: Temporal.PlainDate;
  /** What the customer is promised: a person has confirmed by this day. Eves are off. */
  acknowledgeBy: Temporal.PlainDate;
  /** The same promise with eves as working days, for those who keep it: never later than `acknowledgeBy`. */
  acknowledgeAlarm: Temporal.PlainDate;
  /** Acknowledged, and told whether it is admissible: 10 working days, (EU) 2022/2117 art. 3(1). */
  legalAcknowledgeBy: Temporal.PlainDate;
  /** Answered, or told how the handling goes on: 14 calendar days, FFFS 2002:23 as firms apply it. */
  statusBy: Temporal.PlainDate;
  /** Answered: 15 business days, (EU) 2015/2366 (PSD2) art. 101(2). */
  answerBy: Temporal.PlainDate;
  /** Answered at the very latest, after a holding reply: 35 business days, same article. */
  finalAnswerBy: Temporal.PlainDate;
}

/**
 * The promised and the legal dates of a complaint received at an instant. Legal dates are counted
 * `strict`, because no act names the eves as days off and the earlier date is the safe one.
 *
 * @example
 * complaintDeadlines(Temporal.Instant.from('2026-12-22T13:00Z'), { acknowledgeBusinessDays: 3 })
 *   .acknowledgeBy.toString() // '2026-12-29'
 */
export const complaintDeadlines = (
  receivedAt: Temporal.Instant,
  promises: SiteFacts['promises'],
): ComplaintDeadlines => {
  const received = stockholmDate(receivedAt);
  const days = promises.acknowledgeBusinessDays;
  if (latest?.days !== days || !latest.deadlines.received.equals(received))
    latest = { days, deadlines: deadlinesFrom(received, days) };
  return latest.deadlines;
};

/** What was worked out last: all complaints of a day have the same dates, and counting them takes long. */
let latest: { days: number; deadlines: ComplaintDeadlines } | undefined;

const deadlinesFrom = (
  received: Temporal.PlainDate,
  acknowledgeBusinessDays: number,
): ComplaintDeadlines => ({
  received,
  acknowledgeBy: addBusinessDays(received, acknowledgeBusinessDays, 'promised'),
  acknowledgeAlarm: addBusinessDays(received, acknowledgeBusinessDays, 'strict'),
  legalAcknowledgeBy: addBusinessDays(received, 10, 'strict'),
  statusBy: received.add({ days: 14 }),
  answerBy: addBusinessDays(received, 15, 'strict'),
  finalAnswerBy: addBusinessDays(received, 35, 'strict'),
});
