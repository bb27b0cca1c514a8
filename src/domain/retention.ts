import { Temporal } from 'temporal-polyfill';
import type { SiteFacts } from './site-facts.ts';
import { stockholm, stockholmDate } from './stockholm.ts';

/** What may be forgotten on a day: what came to its end (instants) before these. */
export interface ForgetBefore {
  complaints: Temporal.Instant;
  questions: Temporal.Instant;
}

/**
 * The last day in Stockholm on which something that ended at an instant must still be kept. A term in
 * years ends on the day with the same number, or on the month's last day where there is none: what ended
 * on 29 February is kept to 28 February (lag (1930:173) 2 §). It may be forgotten from the next day.
 *
 * @example
 * keptUntil(Temporal.Instant.from('2026-11-22T10:00:00+01:00'), 5).toString() // '2031-11-22'
 */
export const keptUntil = (ended: Temporal.Instant, years: number): Temporal.PlainDate =>
  stockholmDate(ended).add({ years }, { overflow: 'constrain' });

/** The instants before which complaints and questions have been kept long enough, at an instant. */
export const forgetBefore = (
  now: Temporal.Instant,
  { complaintYears, questionYears }: SiteFacts['retention'],
): ForgetBefore => {
  const today = stockholmDate(now);
  return {
    complaints: firstKept(today, complaintYears),
    questions: firstKept(today, questionYears),
  };
};

/** The start of the first day whose term has not ended before `today`. */
const firstKept = (today: Temporal.PlainDate, years: number): Temporal.Instant => {
  const sameDay = today.subtract({ years }, { overflow: 'constrain' });
  // Of 29 February a year without it makes 28 February, whose own term ended the day before.
  const ended = Temporal.PlainDate.compare(sameDay.add({ years }), today) < 0;
  return sameDay
    .add({ days: ended ? 1 : 0 })
    .toZonedDateTime(stockholm)
    .toInstant();
};
