import type { Locale } from '#domain/locale.ts';
import { hoursBeginning } from '#domain/opening-hours.ts';
import type { Notice } from '#domain/notice.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDate, stockholmDateTime } from '#domain/stockholm.ts';
import type { Stretch } from '#domain/stretch.ts';
import { formatTimeRange, formatWeekdayDate } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import { comingDays, type ComingDay } from '#functions/notices/coming-days.ts';
import type { SlotValues } from '#functions/pages/template.ts';
import { Temporal } from 'temporal-polyfill';

/** How many days the timeline shows. */
const shownDays = 30;

/**
 * Fills the timeline: for each of the coming days its hours in words and as bars, and what changes them.
 * Bars are drawn on a scale of 24 hours; the words say all that they show.
 */
export const timelineSlots = (
  {
    now,
    siteFacts,
    notices,
  }: { now: Temporal.Instant; siteFacts: SiteFacts; notices: readonly Notice[] },
  locale: Locale,
): SlotValues => ({
  timeline: comingDays(stockholmDate(now), shownDays, siteFacts, notices).map((day) => ({
    day: formatWeekdayDate(day.date, locale),
    weekend: day.date.dayOfWeek > 5 || day.kind === 'holiday' ? 'true' : undefined,
    hours: openWords(day, siteFacts, notices, locale),
    why: whyWords(day, locale),
    usualBars: day.usual.map(({ opens, closes }) =>
      bar({ start: hourOf(opens), end: hourOf(closes) }),
    ),
    openBars: day.open.map(bar),
    noticeBars: day.notices.map(({ notice, covers }) => ({ ...bar(covers), kind: notice.kind })),
  })),
});

/** Opening hours of a date in words: "kl. 9–12, kl. 13–15". */
const openWords = (
  { date }: ComingDay,
  { customerService }: SiteFacts,
  notices: readonly Notice[],
  locale: Locale,
): string => {
  const time = (epochMs: number) =>
    stockholmDateTime(Temporal.Instant.fromEpochMilliseconds(epochMs)).toPlainTime();
  const stretches = hoursBeginning(date, customerService, notices);
  return stretches.length === 0
    ? messages[locale].desk.timeline.closed
    : stretches.map(({ start, end }) => formatTimeRange(time(start), time(end), locale)).join(', ');
};

const whyWords = ({ kind, notices }: ComingDay, locale: Locale): string => {
  const { timeline, kinds, reasons } = messages[locale].desk;
  const calendar = kind === 'holiday' || kind === 'eve' ? [timeline[kind]] : [];
  const told = notices.map(({ notice }) =>
    notice.reason === undefined || notice.reason === 'other'
      ? kinds[notice.kind]
      : `${kinds[notice.kind]}: ${reasons[notice.reason].toLowerCase()}`,
  );
  return [...calendar, ...told].join('; ');
};

const hourOf = (time: string): number => {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return hour + minute / 60;
};

const bar = ({ start, end }: Stretch): { x: string; width: string } => ({
  x: start.toFixed(2),
  width: Math.max(0, Math.min(end, 24) - start).toFixed(2),
});
