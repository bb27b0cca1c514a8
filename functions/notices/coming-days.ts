import type { Notice } from '#domain/notice.ts';
import { openStretches, usualHours, windowOf } from '#domain/opening-hours.ts';
import { isEve, isPublicHoliday } from '#domain/public-holidays.ts';
import type { Opening, SiteFacts } from '#domain/site-facts.ts';
import { stockholm } from '#domain/stockholm.ts';
import { overlap, type Stretch } from '#domain/stretch.ts';
import type { Temporal } from 'temporal-polyfill';

/** What a day is in the calendar. `bridge`: a working day beside a day off. */
export type DayKind = 'holiday' | 'eve' | 'bridge' | 'usual';

/** A day as the desk shows it. */
export interface ComingDay {
  date: Temporal.PlainDate;
  kind: DayKind;
  /** Before any notice. */
  usual: readonly Opening[];
  /** With all notices, in hours since midnight (8.5 is half past eight). */
  open: readonly Stretch[];
  /** What notices cover of it, in the same hours. */
  notices: readonly { notice: Notice; covers: Stretch }[];
}

/** Days from a date on, with their hours and notices. */
export const comingDays = (
  from: Temporal.PlainDate,
  count: number,
  { customerService: service }: SiteFacts,
  notices: readonly Notice[],
): ComingDay[] =>
  Array.from({ length: count }, (_, index) => {
    const date = from.add({ days: index });
    const day = {
      start: date.toZonedDateTime(stockholm).epochMilliseconds,
      end: date.add({ days: 1 }).toZonedDateTime(stockholm).epochMilliseconds,
    };
    const inHours = ({ start, end }: Stretch): Stretch => ({
      start: (start - day.start) / hour,
      end: (end - day.start) / hour,
    });
    return {
      ...{ date, kind: kindOf(date), usual: usualHours(date, service) },
      open: openStretches(date, service, notices).map(inHours),
      notices: notices.flatMap((notice) =>
        overlap(windowOf(notice), day).map((part) => ({ notice, covers: inHours(part) })),
      ),
    };
  });

/** Public holidays and eves on weekdays, and what lies between or before them, in the coming days. */
export const daysToThinkOf = (
  from: Temporal.PlainDate,
  facts: SiteFacts,
  notices: readonly Notice[],
): ComingDay[] =>
  comingDays(from, lookAhead, facts, notices)
    .filter(({ kind, date }) => kind !== 'usual' && date.dayOfWeek < saturday)
    .slice(0, mostDays);

const hour = 3_600_000;
const saturday = 6;
/** As far ahead as people plan a holiday, in days; and as many days as fit a hand. */
const lookAhead = 70;
const mostDays = 8;

const isOff = (date: Temporal.PlainDate): boolean =>
  date.dayOfWeek >= saturday || isPublicHoliday(date) || isEve(date);

const isDayOff = (date: Temporal.PlainDate): boolean =>
  (date.dayOfWeek < saturday && isPublicHoliday(date)) || isEve(date);

const kindOf = (date: Temporal.PlainDate): DayKind => {
  if (isPublicHoliday(date) && date.dayOfWeek <= saturday) return 'holiday';
  if (isEve(date)) return 'eve';
  const [before, after] = [date.subtract({ days: 1 }), date.add({ days: 1 })];
  const isBefore = isDayOff(after);
  const isBetween = isOff(before) && isOff(after);
  return date.dayOfWeek < saturday && (isBefore || isBetween) ? 'bridge' : 'usual';
};
