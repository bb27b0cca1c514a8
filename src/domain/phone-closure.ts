import type { Notice, PhoneClosedNotice } from '#domain/notice.ts';
import {
  daysAhead,
  lastDate,
  nextOpening,
  openStretches,
  windowOf,
} from '#domain/opening-hours.ts';
import type { CustomerService } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { overlap } from '#domain/stretch.ts';
import { Temporal } from 'temporal-polyfill';

/** What a closure means for a caller, who knows when nobody would answer anyway. */
export interface PhoneClosure {
  /**
   * When calls are no longer answered. `within` a day that was open before: the closure's own start;
   * else the time at which the phone would have opened.
   */
  begins: { within: boolean; at: Temporal.ZonedDateTime };
  /** The date, if only one loses opening time. */
  onlyDate?: Temporal.PlainDate;
  /** The real next opening after this closure and those that follow upon it. */
  reopensAt?: Temporal.ZonedDateTime;
}

/**
 * What a phone-closed notice means, given the weekly hours and all notices.
 *
 * @example
 * // 22 December 2026 15:00 to 2 January 2027 09:00, a Saturday; open Monday to Friday 9–15
 * // { begins: { within: true, at: 2026-12-22T15:00 }, reopensAt: 2027-01-04T09:00 }
 */
export const phoneClosure = (
  notice: PhoneClosedNotice,
  service: CustomerService,
  notices: readonly Notice[],
): PhoneClosure => {
  const others = notices.filter(({ id }) => id !== notice.id);
  const lost = lostOpenings(notice, service, others);
  const [first = notice.from] = lost;
  const reopensAt = nextOpening(notice.until.toInstant(), service, [...others, notice]);
  const within = stopsCalls(notice, first.toPlainDate(), service, others);
  return {
    begins: { within, at: within ? notice.from : first },
    ...(lost.length === 1 && { onlyDate: first.toPlainDate() }),
    ...(reopensAt && { reopensAt }),
  };
};

/** Whether a closure takes any time at which the phone would be open. */
export const takesOpeningTime = (
  notice: PhoneClosedNotice,
  service: CustomerService,
  notices: readonly Notice[],
): boolean => lostOpenings(notice, service, notices).length > 0;

/** The first lost moment of the first two dates that lose any: more are not asked for. */
const lostOpenings = (
  notice: PhoneClosedNotice,
  service: CustomerService,
  others: readonly Notice[],
): Temporal.ZonedDateTime[] => {
  const lost: Temporal.ZonedDateTime[] = [];
  const end = lastDate(notice);
  for (let days = 0; days <= daysAhead && lost.length < 2; days += 1) {
    const date = notice.from.toPlainDate().add({ days });
    if (Temporal.PlainDate.compare(date, end) > 0) break;
    const [taken] = openStretches(date, service, others).flatMap((stretch) =>
      overlap(stretch, windowOf(notice)),
    );
    if (taken) lost.push(stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(taken.start)));
  }
  return lost;
};

/** Whether the closure begins within an opening, at its end, or between two of one day. */
const stopsCalls = (
  notice: PhoneClosedNotice,
  firstLost: Temporal.PlainDate,
  service: CustomerService,
  others: readonly Notice[],
): boolean => {
  const { start } = windowOf(notice);
  const firstDate = notice.from.toPlainDate();
  const earlier = openStretches(firstDate, service, others).filter((open) => open.start < start);
  return earlier.some(({ end }) => firstLost.equals(firstDate) || end >= start);
};
