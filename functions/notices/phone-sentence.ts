import type { Locale } from '#domain/locale.ts';
import type { PhoneStatus } from '#domain/opening-hours.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { formatTime } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import type { Temporal } from 'temporal-polyfill';
import { dayWords } from './day-words.ts';

/**
 * The phone's status in words, for a reader at a moment.
 *
 * @example
 * 'Öppet nu. Vi stänger kl. 15.'
 * 'Stängt nu. Vi öppnar i morgon, tisdag 24 november 2026, kl. 9.'
 */
export const phoneSentence = (
  { open, changesAt }: PhoneStatus,
  now: Temporal.Instant,
  locale: Locale,
): string => {
  const words = messages[locale].notice.phone;
  if (changesAt === undefined) return open ? words.open : words.closed;

  const today = stockholmDate(now);
  const time = formatTime(changesAt.toPlainTime(), locale);
  const moment = dayWords(today, locale).moment(changesAt);
  if (!changesAt.toPlainDate().equals(today)) {
    return open ? words.openUntil({ moment }) : words.closedUntil({ moment });
  }
  return open
    ? words.openUntilTime({ time })
    : words.closedUntil({ moment: words.todayAt({ time }) });
};
