import { locales } from '#domain/locale.ts';
import type { Notice } from '#domain/notice.ts';
import { noticesToShow, type ShownNotice } from '#domain/notices-to-show.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import type { Temporal } from 'temporal-polyfill';
import { noticeText, type TextContext } from './notice-text.ts';

/**
 * What pages will say of a notice, line by line and in every language: while it is planned, seen from
 * the first moment it shows, and while it goes on.
 */
export const previewNotice = (notice: Notice, context: TextContext): string[] =>
  previewMoments(notice, context).flatMap((at) => {
    const from = at.equals(context.now) ? 'Now' : `From ${spoken(at)}`;
    const lines = noticeLines(notice, { ...context, now: at });
    return lines.length > 0
      ? [`${from} the pages say`, ...lines]
      : [`${from} the pages say nothing of it`];
  });

/** The moments from which a notice is looked at: when it first shows, and when it begins; none before now. */
export const previewMoments = (
  notice: Notice,
  { now, siteFacts }: Pick<TextContext, 'now' | 'siteFacts'>,
): Temporal.Instant[] => {
  const begins = notice.from.toInstant();
  const shown = notice.from.subtract({ days: siteFacts.notices.showAheadDays }).toInstant();
  return [latest(now, shown), latest(now, begins)].filter(
    (at, index, all) => index === 0 || !at.equals(all[0] ?? at),
  );
};

/** What pages say of a notice, a line for each language; none if they say nothing of it. */
export const noticeLines = (notice: Notice, context: TextContext): string[] => {
  const shown = shownFor(notice, context);
  return shown === undefined
    ? []
    : locales.map((locale) => `  ${locale}: ${noticeText(shown, locale, context)}`);
};

/** What is shown for a notice, which another may speak for. */
export const shownFor = (
  { id }: Notice,
  { now, siteFacts, notices }: TextContext,
): ShownNotice | undefined => {
  const shown = noticesToShow(now, notices, siteFacts);
  return (
    shown.find(({ notice }) => notice.id === id) ??
    shown.find(({ told }) => told.some((one) => one.id === id))
  );
};

const latest = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  a.epochMilliseconds > b.epochMilliseconds ? a : b;

const spoken = (at: Temporal.Instant): string =>
  formatWallTime(stockholmDateTime(at)).replace('T', ' ');
