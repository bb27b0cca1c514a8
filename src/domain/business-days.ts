import { isEve, isPublicHoliday } from '#domain/public-holidays.ts';
import type { Temporal } from 'temporal-polyfill';

/**
 * How business days are counted. Both: Monday to Friday that is no public holiday.
 * - `promised`: Midsummer's, Christmas and New Year's Eve are off too, as customers expect.
 * - `strict`: those eves are working days, since lag (1989:253) does not name them: never a later date.
 */
export type BusinessDayCount = 'promised' | 'strict';

/** Whether a Stockholm date is a business day. */
export const isBusinessDay = (date: Temporal.PlainDate, count: BusinessDayCount): boolean =>
  date.dayOfWeek <= friday && !isPublicHoliday(date) && !(count === 'promised' && isEve(date));

/**
 * The date `days` business days after `date`, which is day 0 whatever weekday it is
 * (as Regulation (EEC, Euratom) No 1182/71 art. 3 does not count the day of the event).
 * `days` is a whole number from 1; RangeError otherwise.
 *
 * @example
 * addBusinessDays(Temporal.PlainDate.from('2026-12-22'), 3, 'promised').toString() // '2026-12-29'
 */
export const addBusinessDays = (
  date: Temporal.PlainDate,
  days: number,
  count: BusinessDayCount,
): Temporal.PlainDate => {
  if (!Number.isInteger(days) || days < 1) throw new RangeError('days is a whole number from 1');
  let day = date;
  for (let counted = 0; counted < days;) {
    day = day.add({ days: 1 });
    if (isBusinessDay(day, count)) counted += 1;
  }
  return day;
};

const friday = 5;
