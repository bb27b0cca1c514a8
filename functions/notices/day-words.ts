import type { Locale } from '#domain/locale.ts';
import { formatTime, formatTimeRange, formatWeekdayDate } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import type { Temporal } from 'temporal-polyfill';

/** How a reader in a language, on a Stockholm date, is told of days and moments. */
export interface DayWords {
  /** After "from": "måndag 4 januari 2027", "tomorrow, Monday 4 January 2027,". */
  day: (date: Temporal.PlainDate) => string;
  /** As an answer to "when": "on Monday 4 January 2027", "i dag, måndag 4 januari 2027,". */
  onDay: (date: Temporal.PlainDate) => string;
  /** With its time: "i morgon, måndag 4 januari 2027, kl. 9". */
  moment: (at: Temporal.ZonedDateTime) => string;
  /** From one moment to another: "måndag 4 januari 2027 kl. 9–12". */
  period: (from: Temporal.ZonedDateTime, until: Temporal.ZonedDateTime) => string;
}

/** "Today" and "tomorrow" are said only of the reader's own today and tomorrow, with the date beside. */
export const dayWords = (today: Temporal.PlainDate, locale: Locale): DayWords => {
  const words = messages[locale].notice;
  const tomorrow = today.add({ days: 1 });

  const day = (date: Temporal.PlainDate): string => {
    const named = { date: formatWeekdayDate(date, locale) };
    if (date.equals(today)) return words.day.today(named);
    return date.equals(tomorrow) ? words.day.tomorrow(named) : words.day.other(named);
  };
  const onDay = (date: Temporal.PlainDate): string =>
    date.equals(today) || date.equals(tomorrow) ? day(date) : words.onDay({ day: day(date) });
  const momentOf = (dayText: string, at: Temporal.ZonedDateTime): string =>
    words.moment({ day: dayText, time: formatTime(at.toPlainTime(), locale) });

  return {
    day,
    onDay,
    moment: (at) => momentOf(onDay(at.toPlainDate()), at),
    period: (from, until) => {
      const date = from.toPlainDate();
      if (!date.equals(until.toPlainDate())) {
        const [start, end] = [from, until].map((at) => momentOf(day(at.toPlainDate()), at));
        return words.periodOfDays({ from: start ?? '', until: end ?? '' });
      }
      const times = formatTimeRange(from.toPlainTime(), until.toPlainTime(), locale);
      return words.period({ day: onDay(date), times });
    },
  };
};
