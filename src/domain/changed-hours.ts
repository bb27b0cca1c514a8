import type { Notice, PhoneHoursNotice } from '#domain/notice.ts';
import { daysAhead, hoursBeginning, lastDate } from '#domain/opening-hours.ts';
import type { CustomerService, Opening } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { Temporal } from 'temporal-polyfill';

/** Days on which the phone is really open at the same hours because of a notice. */
export interface HoursRun {
  /** The first of the days, and the last: one is open on both. */
  from: Temporal.PlainDate;
  /** Not there if it is further off than `daysAhead`. */
  to?: Temporal.PlainDate;
  hours: readonly Opening[];
  /** False if the phone is closed on some day between. */
  everyDay: boolean;
}

/** How many runs are told of: later ones are told when earlier ones are over. */
const runsTold = 3;

/**
 * The hours that a notice really brings from a date on, with all notices counted: days that are closed
 * anyway, and days whose hours it does not change, are left out. None at all: it has nothing to tell.
 */
export const changedHours = (
  notice: PhoneHoursNotice,
  since: Temporal.PlainDate,
  service: CustomerService,
  notices: readonly Notice[],
): HoursRun[] => {
  const others = notices.filter(({ id }) => id !== notice.id);
  const dates = datesOf(notice, since);
  const runs: HoursRun[] = [];
  let run: HoursRun | undefined;
  let closedBetween = false;
  for (const date of dates) {
    const hours = hoursOn(date, service, notices);
    if (hours.length === 0) {
      closedBetween = true;
      continue;
    }
    const changed = !isSame(hours, hoursOn(date, service, others));
    if (run && isSame(run.hours, hours)) {
      if (!changed) continue;
      run.to = date;
      run.everyDay &&= !closedBetween;
    } else {
      run = changed ? { from: date, to: date, hours, everyDay: true } : undefined;
      if (run) runs.push(run);
    }
    closedBetween = false;
    if (runs.length > runsTold) break;
  }
  if (run && dates.at(-1)?.equals(lastDate(notice)) === false) delete run.to;
  return runs.slice(0, runsTold);
};

/** The dates that a notice touches from a date on, for `daysAhead` days. */
const datesOf = (notice: PhoneHoursNotice, since: Temporal.PlainDate): Temporal.PlainDate[] => {
  const first = notice.from.toPlainDate();
  const from = Temporal.PlainDate.compare(first, since) < 0 ? since : first;
  const days = from.until(lastDate(notice), { largestUnit: 'days' }).days + 1;
  return Array.from({ length: Math.min(Math.max(days, 0), daysAhead + 1) }, (_, index) =>
    from.add({ days: index }),
  );
};

const hoursOn = (
  date: Temporal.PlainDate,
  service: CustomerService,
  notices: readonly Notice[],
): Opening[] =>
  hoursBeginning(date, service, notices).map(({ start, end }) => ({
    opens: clock(start),
    closes: clock(end),
  }));

const clock = (epochMs: number): string =>
  stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(epochMs))
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

const isSame = (a: readonly Opening[], b: readonly Opening[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
