import type { Locale } from '#domain/locale.ts';
import { noticeSchema } from '#domain/notice-schema.ts';
import type { Opening } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { formatDateTime, formatTime, formatTimeRange, formatWeekdayDate } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import { Temporal } from 'temporal-polyfill';

/** A moment of the desk in words, with its weekday and its year. */
export const momentWords = (at: Temporal.ZonedDateTime, locale: Locale): string =>
  formatDateTime(at.toPlainDateTime(), locale);

/** The same of an instant that is kept. */
export const instantWords = (epochMs: number, locale: Locale): string =>
  momentWords(stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(epochMs)), locale);

/** The time of day alone. */
export const timeWords = (epochMs: number, locale: Locale): string =>
  formatTime(
    stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(epochMs)).toPlainTime(),
    locale,
  );

/** Opening hours in words: "kl. 9–12, kl. 13–15"; '' for none. */
export const hoursWords = (hours: readonly Opening[], locale: Locale): string =>
  hours
    .map(({ opens, closes }) =>
      formatTimeRange(Temporal.PlainTime.from(opens), Temporal.PlainTime.from(closes), locale),
    )
    .join(', ');

/** An entry in one line: what it is, when and why. One that cannot be understood is shown as it stands. */
export const entryWords = (entry: unknown, locale: Locale): string => {
  const words = messages[locale].desk;
  const { data } = noticeSchema.safeParse(entry);
  if (data === undefined) return JSON.stringify(entry);
  const from = momentWords(data.from, locale);
  const when =
    data.reviewOn === undefined
      ? words.span({ from, until: momentWords(data.until, locale) })
      : words.spanOpen({ from, review: formatWeekdayDate(data.reviewOn, locale) });
  const hours = data.kind === 'phone-hours' ? ` ${hoursWords(data.hours, locale)}` : '';
  return words.entry({
    what: `${words.kinds[data.kind]}${hours}`,
    when,
    why: data.reason === undefined ? '' : words.reasons[data.reason].toLowerCase(),
  });
};
