import type { Locale } from '#domain/locale.ts';
import type { Temporal } from 'temporal-polyfill';
import { messages } from './messages.ts';

/** A date in words, always with the year: "22 december 2026", "22 December 2026". */
export const formatDate = ({ day, month, year }: Temporal.PlainDate, locale: Locale): string => {
  const words = messages[locale].dates;
  return words.date({ day, month: words.months[month - 1] ?? '', year });
};

/** A date with its weekday: "tisdag 22 december 2026", "Tuesday 22 December 2026". */
export const formatWeekdayDate = (date: Temporal.PlainDate, locale: Locale): string =>
  messages[locale].dates.weekdayDate({
    weekday: formatWeekday(date, locale),
    date: formatDate(date, locale),
  });

/** The weekday's name: "tisdag", "Tuesday". */
export const formatWeekday = ({ dayOfWeek }: Temporal.PlainDate, locale: Locale): string =>
  messages[locale].dates.weekdays[dayOfWeek - 1] ?? '';

/** A time of day: "kl. 9" and "kl. 15.30", "9am" and "3.30pm". */
export const formatTime = (time: Temporal.PlainTime, locale: Locale): string =>
  messages[locale].dates.time(time);

/** A day and a time of it: "tisdag 22 december 2026 kl. 15.04", "Tuesday 22 December 2026 at 3.04pm". */
export const formatDateTime = (at: Temporal.PlainDateTime, locale: Locale): string =>
  messages[locale].dates.dateTime({
    date: formatWeekdayDate(at.toPlainDate(), locale),
    time: formatTime(at.toPlainTime(), locale),
  });

/** A stretch of a day: "kl. 9–15", "kl. 9.00–15.30", "9am to 3pm". */
export const formatTimeRange = (
  from: Temporal.PlainTime,
  until: Temporal.PlainTime,
  locale: Locale,
): string => messages[locale].dates.timeRange({ from, until });
