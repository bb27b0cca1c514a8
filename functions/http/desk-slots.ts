import { defaultLocale, locales, type Locale } from '#domain/locale.ts';
import type { Notice } from '#domain/notice.ts';
import { nextOpening, openStretches, phoneStatus } from '#domain/opening-hours.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { formatWeekdayDate } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import { daysToThinkOf } from '#functions/notices/coming-days.ts';
import { nameOf } from '#functions/notices/desk-actions.ts';
import type { DeskNotices } from '#functions/notices/desk-notices.ts';
import { shownFor } from '#functions/notices/notice-preview.ts';
import { noticeText } from '#functions/notices/notice-text.ts';
import { phoneSentence } from '#functions/notices/phone-sentence.ts';
import { entryChanges } from '#functions/notices/seen-notices.ts';
import { entryWords, hoursWords, momentWords } from '#functions/pages/desk-words.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import type { Temporal } from 'temporal-polyfill';
import { fieldsOfNotice, reviewPath } from './desk-field-slots.ts';
import { timelineSlots } from './desk-timeline.ts';

/** When the desk is shown, and for which firm. */
export interface DeskContext {
  now: Temporal.Instant;
  siteFacts: SiteFacts;
}

/** Fills the desk with how things stand: now, planned, the coming days. */
export const deskSlots = (desk: DeskNotices, context: DeskContext, locale: Locale): SlotValues => {
  const { now, siteFacts } = context;
  const { notices } = desk;
  const service = siteFacts.customerService;
  const status = phoneStatus(now, service, notices);
  const closing = closingNow(notices, now);
  const today = stockholmDate(now);
  const isLeft = openStretches(today, service, notices).some(
    ({ end }) => end > now.epochMilliseconds,
  );
  const next = nextOpening(now, service, notices);
  const { desk: words } = messages[locale];
  return {
    deskRead: true,
    nowOpen: status.open ? 'open' : 'closed',
    nowSentence: phoneSentence(status, now, locale),
    nowWhy: closing.map((notice) => ({ text: entryWords(entryOf(notice, desk), locale) })),
    byHours: closing.length === 0,
    mayClose: isLeft,
    nothingLeft: isLeft
      ? undefined
      : words.nothingLeft({ moment: next ? momentWords(next, locale) : '–' }),
    mayOpen: closing.length > 0,
    openHref: reviewPath({ do: 'open' }, locale),
    days: dayChips(context, notices, locale),
    listed: desk.entries
      .map((entry) => listedEntry(entry, desk, context, locale))
      .filter(({ isOver }) => !isOver),
    outside: outsideSlots(desk, locale),
    ...timelineSlots({ now, siteFacts, notices }, locale),
  };
};

const closingNow = (notices: readonly Notice[], now: Temporal.Instant): Notice[] =>
  notices.filter(
    ({ kind, from, until }) =>
      kind === 'phone-closed' &&
      from.epochMilliseconds <= now.epochMilliseconds &&
      now.epochMilliseconds < until.epochMilliseconds,
  );

const entryOf = (notice: Notice, { entries }: DeskNotices): unknown =>
  entries.find((entry) => nameOf(entry, entries) === notice.id);

const dayChips = (
  { now, siteFacts }: DeskContext,
  notices: readonly Notice[],
  locale: Locale,
): SlotValues[] => {
  const { desk: words } = messages[locale];
  return daysToThinkOf(stockholmDate(now), siteFacts, notices).map(
    ({ date, usual, open, kind }) => {
      const day = date.toString();
      const isOpen = open.length > 0;
      return {
        day: formatWeekdayDate(date, locale),
        hours:
          usual.length === 0
            ? words.dayClosed
            : words.dayHours({ hours: hoursWords(usual, locale) }),
        what: kind === 'holiday' || kind === 'eve' ? words.timeline[kind] : undefined,
        ...(isOpen && {
          href: reviewPath(
            { do: 'plan', fromDate: day, untilDate: day, reason: 'holiday' },
            locale,
          ),
          isOpen,
        }),
      };
    },
  );
};

const listedEntry = (
  entry: unknown,
  { entries, notices }: DeskNotices,
  { now, siteFacts }: DeskContext,
  locale: Locale,
) => {
  const name = nameOf(entry, entries);
  const notice = notices.find(({ id }) => id === name);
  const { desk: words } = messages[locale];
  const context = { now, siteFacts, notices };
  const shown = notice && shownFor(notice, context);
  const hasBegun = notice !== undefined && notice.from.epochMilliseconds <= now.epochMilliseconds;
  const isOver = notice !== undefined && notice.until.epochMilliseconds <= now.epochMilliseconds;
  return {
    isOver,
    what: entryWords(entry, locale),
    malformed: notice === undefined,
    text: shown && noticeText(shown, locale, context),
    endHref: reviewPath({ do: 'end', id: name }, locale),
    endLabel: hasBegun ? words.end : words.remove,
    ...(notice && {
      changeHref: reviewPath({ ...fieldsOfNotice(notice), edit: '1' }, locale),
      mayChange: true,
    }),
  };
};

const outsideSlots = (desk: DeskNotices, locale: Locale): SlotValues[] =>
  desk.outside === undefined
    ? []
    : [
        {
          what: messages[locale].desk.outside[desk.outside.writer],
          digest: desk.digest,
          changes: changeLines(desk.outside.before, desk.entries, locale).map((text) => ({ text })),
        },
      ];

/** What differs between two lists of entries, a line each. */
export const changeLines = (
  before: readonly unknown[],
  after: readonly unknown[],
  locale: Locale,
): string[] => {
  const { desk: words } = messages[locale];
  return entryChanges(before, after).map((change) => {
    const was = 'before' in change ? entryWords(change.before, locale) : undefined;
    const is = 'after' in change ? entryWords(change.after, locale) : undefined;
    if (was === undefined) return words.added({ what: is ?? '' });
    return is === undefined
      ? words.removed({ what: was })
      : words.changed({ what: words.from({ before: was, after: is }) });
  });
};

/** The languages, the reader's own first. */
export const languagesFor = (locale: Locale): Locale[] => [
  locale,
  ...locales.filter((other) => other !== locale),
];

/** The language in which a mail to staff is written. */
export const staffLocale = defaultLocale;
