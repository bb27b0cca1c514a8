import type { Locale } from '#domain/locale.ts';
import type { NoticeStatement } from '#domain/notice-statement.ts';
import type { Opening } from '#domain/site-facts.ts';
import { formatTimeRange } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import { Temporal } from 'temporal-polyfill';
import { dayWords } from './day-words.ts';

/** Who reads, and what a statement leaves out: why, and which website. `reason` is in words or ''. */
export interface StatementContext {
  locale: Locale;
  /** The reader's date in Stockholm. */
  today: Temporal.PlainDate;
  reason: string;
  site: string;
}

/** Puts a statement into words: one or two whole sentences; '' for a notice that has only its own text. */
export const wordStatement = (
  statement: NoticeStatement,
  { locale, today, reason, site }: StatementContext,
): string => {
  const words = messages[locale].notice;
  const { day, onDay, moment, period } = dayWords(today, locale);
  const reopening = (at: Temporal.ZonedDateTime | undefined): string | undefined =>
    at && moment(at);

  switch (statement.say) {
    case 'closesAt': {
      const [at, reopens] = [moment(statement.at), reopening(statement.reopensAt)];
      if (reopens === undefined) return words.closesUntilFurtherNotice({ at, reason });
      return words.closesAt({ at, reason, reopens });
    }
    case 'closedBetween':
      return words.closedBetween({ period: period(statement.from, statement.until), reason });
    case 'closedOn':
    case 'closedFrom': {
      const reopens = reopening(statement.reopensAt);
      const from = { day: day(statement.date), reason };
      if (reopens === undefined) return words.closedFromUntilFurtherNotice(from);
      if (statement.say === 'closedFrom') return words.closedFrom({ ...from, reopens });
      return words.closedOn({ day: onDay(statement.date), reason, reopens });
    }
    case 'closedNow': {
      const reopens = reopening(statement.reopensAt);
      if (reopens === undefined) return words.closedUntilFurtherNotice({ reason });
      return words.closedNow({ reason, reopens });
    }
    case 'hoursOn': {
      const hours = wordHours(statement.hours, locale);
      return words.hoursOn({ day: onDay(statement.date), reason, hours });
    }
    case 'hoursFrom':
    case 'hoursUntil': {
      const all = wordHours(statement.hours, locale);
      const hours = statement.everyDay ? all : words.onOpenDays({ hours: all });
      const to = day(statement.to);
      if (statement.say === 'hoursUntil') return words.hoursUntil({ to, reason, hours });
      return words.hoursFrom({ from: day(statement.from), to, reason, hours });
    }
    case 'siteDownBetween':
      return words.siteDownBetween({
        site,
        period: period(statement.from, statement.until),
        reason,
      });
    case 'siteDownNow':
      return words.siteDownNow({ site, reason, back: moment(statement.until) });
    case 'ownText':
      return '';
  }
};

/** Opening hours of one day in words: "kl. 9–12 och kl. 13–15". */
const wordHours = (hours: readonly Opening[], locale: Locale): string =>
  hours
    .map(({ opens, closes }) => {
      const [from, until] = [opens, closes].map((time) => Temporal.PlainTime.from(time));
      return from && until ? formatTimeRange(from, until, locale) : '';
    })
    .reduce((first, second) => messages[locale].notice.hoursAnd({ first, second }));
