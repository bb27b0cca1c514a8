import type { Locale } from '#domain/locale.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { messages } from '#i18n/messages.ts';
import type { Temporal } from 'temporal-polyfill';
import { dayWords } from './day-words.ts';
import type { NoticeWarning } from './notice-warnings.ts';

/** A warning in words, for a person who works at a moment. */
export const warningText = (
  warning: NoticeWarning,
  locale: Locale,
  now: Temporal.Instant,
): string => {
  const words = messages[locale].desk.warnings;
  const { moment } = dayWords(stockholmDate(now), locale);
  switch (warning.code) {
    case 'closed-anyway':
      return words.closedAnyway;
    case 'opens-later':
      return words.opensLater({ moment: moment(warning.at) });
    case 'long':
      return words.long({ days: String(warning.days) });
    case 'silent':
      return words.silent;
    case 'joined':
      return words.joined({ ids: warning.ids.join(', ') });
    case 'greets':
      return words.greets;
    case 'overlaps': {
      const { id, from, until, reviewOn } = warning.other;
      const begins = moment(from);
      return reviewOn === undefined
        ? words.overlaps({ id, from: begins, until: moment(until) })
        : words.overlapsOpen({ id, from: begins });
    }
    case 'silences':
      return words.silences({ id: warning.id });
  }
};
