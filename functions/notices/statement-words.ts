import type { HoursRun } from '#domain/changed-hours.ts';
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
    case 'changedHours':
      return wordRuns(statement.runs, { locale, today, reason });
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

/** The first run with why, the others after it in sentences of their own. */
const wordRuns = (
  runs: readonly HoursRun[],
  { locale, today, reason }: Omit<StatementContext, 'site'>,
): string => {
  const words = messages[locale].notice;
  const { day, onDay } = dayWords(today, locale);
  const whenOf = ({ from, to }: HoursRun): string => {
    const begun = from.equals(today);
    if (to === undefined) return begun ? '' : words.daysFrom({ from: day(from) });
    if (to.equals(from)) return onDay(from);
    return begun
      ? words.daysTo({ to: day(to) })
      : words.daysFromTo({ from: day(from), to: day(to) });
  };
  return runs
    .map((run, index) => {
      const all = wordHours(run.hours, locale);
      const hours = run.everyDay ? all : words.onOpenDays({ hours: all });
      const when = whenOf(run);
      return index === 0
        ? words.changedHours({ when, reason, hours })
        : words.moreHours({ when, hours });
    })
    .join(' ');
};

/** Opening hours of one day in words: "kl. 9–12 och kl. 13–15". */
const wordHours = (hours: readonly Opening[], locale: Locale): string =>
  hours
    .map(({ opens, closes }) => {
      const [from, until] = [opens, closes].map((time) => Temporal.PlainTime.from(time));
      return from && until ? formatTimeRange(from, until, locale) : '';
    })
    .reduce((first, second) => messages[locale].notice.hoursAnd({ first, second }));
