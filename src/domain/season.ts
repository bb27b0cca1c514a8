import { Temporal } from 'temporal-polyfill';

/** A greeting that goes with a closure over the turn of the year. */
export type Season = 'christmas' | 'christmasAndNewYear' | 'newYear';

/**
 * Which greeting a closure gives a reader on a Stockholm date: for Christmas until Boxing Day and for
 * New Year until Epiphany, if Christmas Day and New Year's Day are closed. `until` is the first
 * open date again; both ends are Stockholm dates.
 */
export const seasonToGreet = (
  today: Temporal.PlainDate,
  closed: { from: Temporal.PlainDate; until: Temporal.PlainDate },
): Season | undefined => {
  const holds = (day: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(closed.from, day) <= 0 &&
    Temporal.PlainDate.compare(day, closed.until) < 0;
  const ahead = (lastDay: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(today, lastDay) <= 0;

  const { year } = closed.from;
  const christmas = Temporal.PlainDate.from({ year, month: 12, day: 25 });
  const newYear = closed.from.dayOfYear === 1 ? closed.from : christmas.add({ days: 7 });
  const greetsChristmas = holds(christmas) && ahead(christmas.add({ days: 1 }));
  const greetsNewYear = holds(newYear) && ahead(newYear.add({ days: 5 }));
  if (greetsChristmas) return greetsNewYear ? 'christmasAndNewYear' : 'christmas';
  return greetsNewYear ? 'newYear' : undefined;
};
