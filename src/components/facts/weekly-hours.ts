import { Temporal } from 'temporal-polyfill';
import type { Locale } from '#domain/locale.ts';
import type { WeeklyHours } from '#domain/site-facts.ts';
import { formatTimeRange, formatWeekday } from '#i18n/dates.ts';

/** Days in a row with the same phone hours; `times` is empty where it is closed. */
export interface HoursRow {
  first: string;
  last: string;
  times: string[];
}

/** The weekly hours in words, Monday first, equal days in a row together. */
export const hoursRows = (hours: WeeklyHours, locale: Locale): HoursRow[] => {
  const rows: HoursRow[] = [];
  for (const [index, day] of weekdays.entries()) {
    const name = formatWeekday(aMonday.add({ days: index }), locale);
    const times = hours[day].map(({ opens, closes }) =>
      formatTimeRange(Temporal.PlainTime.from(opens), Temporal.PlainTime.from(closes), locale),
    );
    const previous = rows.at(-1);
    if (previous !== undefined && previous.times.join() === times.join()) previous.last = name;
    else rows.push({ first: name, last: name, times });
  }
  return rows;
};

const weekdays = [
  ...(['monday', 'tuesday', 'wednesday', 'thursday'] as const),
  ...(['friday', 'saturday', 'sunday'] as const),
];

// Any Monday: only the names of the seven days from it are used.
const aMonday = Temporal.PlainDate.from('2024-01-01');
