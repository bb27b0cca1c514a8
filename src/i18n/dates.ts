import type { Locale } from '#domain/locale.ts';
import type { Temporal } from 'temporal-polyfill';

/** A date in words, always with the year: "22 december 2026", "22 December 2026". */
export const formatDate = (date: Temporal.PlainDate, locale: Locale): string =>
  `${date.day} ${names[locale].months[date.month - 1] ?? ''} ${date.year}`;

/** A date with its weekday: "tisdag 22 december 2026", "Tuesday 22 December 2026". */
export const formatWeekdayDate = (date: Temporal.PlainDate, locale: Locale): string =>
  `${formatWeekday(date, locale)} ${formatDate(date, locale)}`;

/** The weekday's name: "tisdag", "Tuesday". */
export const formatWeekday = (date: Temporal.PlainDate, locale: Locale): string =>
  names[locale].weekdays[date.dayOfWeek - 1] ?? '';

/**
 * A time of day as DIGG's guideline 66 writes it in Swedish ("kl. 9", "kl. 15.30")
 * and as GOV.UK writes it in English ("9am", "3.30pm", "midday", "midnight").
 */
export const formatTime = (time: Temporal.PlainTime, locale: Locale): string =>
  locale === 'sv' ? `kl. ${swedishClock(time)}` : englishClock(time);

/** A day and a time of it: "tisdag 22 december 2026 kl. 15.04", "Tuesday 22 December 2026 at 3.04pm". */
export const formatDateTime = (at: Temporal.PlainDateTime, locale: Locale): string =>
  [
    formatWeekdayDate(at.toPlainDate(), locale),
    ...(locale === 'en' ? ['at'] : []),
    formatTime(at.toPlainTime(), locale),
  ].join(' ');

/** A stretch of a day: "kl. 9–15", "kl. 9.00–15.30", "9am to 3pm". */
export const formatTimeRange = (
  from: Temporal.PlainTime,
  until: Temporal.PlainTime,
  locale: Locale,
): string => {
  if (locale === 'en') return `${englishClock(from)} to ${englishClock(until)}`;
  const whole = from.minute === 0 && until.minute === 0;
  return `kl. ${swedishClock(from, whole)}–${swedishClock(until, whole)}`;
};

/** Weekdays Monday first, months January first. */
const names: Record<Locale, { weekdays: readonly string[]; months: readonly string[] }> = {
  sv: {
    weekdays: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
    months: [
      ...['januari', 'februari', 'mars', 'april', 'maj', 'juni'],
      ...['juli', 'augusti', 'september', 'oktober', 'november', 'december'],
    ],
  },
  en: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    months: [
      ...['January', 'February', 'March', 'April', 'May', 'June'],
      ...['July', 'August', 'September', 'October', 'November', 'December'],
    ],
  },
};

const twoDigits = (n: number): string => String(n).padStart(2, '0');

const swedishClock = (time: Temporal.PlainTime, whole = time.minute === 0): string =>
  whole ? String(time.hour) : `${time.hour}.${twoDigits(time.minute)}`;

const englishClock = (time: Temporal.PlainTime): string => {
  if (time.minute === 0 && time.hour === 0) return 'midnight';
  if (time.minute === 0 && time.hour === 12) return 'midday';
  const minutes = time.minute === 0 ? '' : `.${twoDigits(time.minute)}`;
  return `${time.hour % 12 || 12}${minutes}${time.hour < 12 ? 'am' : 'pm'}`;
};
