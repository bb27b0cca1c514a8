import { Temporal } from 'temporal-polyfill';

/**
 * Whether a date is a public holiday by lag (1989:253) om allmänna helgdagar, as it reads since 2005
 * (National Day in, Whit Monday out). Every Sunday is one; a Saturday as such is not.
 */
export const isPublicHoliday = (date: Temporal.PlainDate): boolean =>
  date.dayOfWeek === sunday ||
  fixedHolidays.has(monthDay(date)) ||
  easterHolidays.has(easterSunday(date.year).until(date, { largestUnit: 'days' }).days) ||
  isMidsummerDay(date) ||
  isAllSaintsDay(date);

/**
 * Midsummer's, Christmas and New Year's Eve: no public holidays by lag (1989:253), but days on which
 * banks are closed and which other acts put on a par with holidays (lag (1930:173) 2 §).
 */
export const isEve = (date: Temporal.PlainDate): boolean =>
  fixedEves.has(monthDay(date)) || isMidsummerDay(date.add({ days: 1 }));

/**
 * Easter Sunday of a year, by the Gregorian computus in the form of Meeus, Jones and Butcher.
 *
 * @example
 * easterSunday(2027).toString() // '2027-03-28'
 */
export const easterSunday = (year: number): Temporal.PlainDate => {
  const century = Math.floor(year / 100);
  const goldenNumber = year % 19;
  const skippedLeapDays = century - Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * goldenNumber + skippedLeapDays - moonCorrection + 15) % 30;
  const untilSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((goldenNumber + 11 * epact + 22 * untilSunday) / 451);
  const days = epact + untilSunday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
};

const saturday = 6;
const sunday = 7;

const monthDay = (date: Temporal.PlainDate): string => date.toString().slice(-5);

/** New Year, Epiphany, May Day, National Day, Christmas Day, Boxing Day. */
const fixedHolidays = new Set(['01-01', '01-06', '05-01', '06-06', '12-25', '12-26']);

/** Days after Easter Sunday: Good Friday, Easter, Easter Monday, Ascension Day, Whit Sunday. */
const easterHolidays = new Set([-2, 0, 1, 39, 49]);

const fixedEves = new Set(['12-24', '12-31']);

/** The Saturday between 20 and 26 June. */
const isMidsummerDay = (date: Temporal.PlainDate): boolean =>
  date.dayOfWeek === saturday && date.month === 6 && date.day >= 20 && date.day <= 26;

/** The Saturday between 31 October and 6 November. */
const isAllSaintsDay = (date: Temporal.PlainDate): boolean =>
  date.dayOfWeek === saturday &&
  ((date.month === 10 && date.day === 31) || (date.month === 11 && date.day <= 6));
