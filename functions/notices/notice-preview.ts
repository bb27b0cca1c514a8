import { locales } from '#domain/locale.ts';
import { noticeTense, type Notice } from '#domain/notice.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import type { Temporal } from 'temporal-polyfill';
import { noticeText } from './notice-text.ts';

/** All that a notice's sentences depend on. */
export interface PreviewContext {
  now: Temporal.Instant;
  siteFacts: SiteFacts;
  /** All notices, the one that is looked at among them. */
  notices: readonly Notice[];
}

/**
 * What pages will say of a notice, line by line and in every language: while it is planned, seen from
 * the first moment it shows, and while it goes on.
 */
export const previewNotice = (notice: Notice, context: PreviewContext): string[] => {
  const begins = notice.from.toInstant();
  const shown = notice.from.subtract({ days: context.siteFacts.notices.showAheadDays }).toInstant();
  return [latest(context.now, shown), latest(context.now, begins)]
    .filter((at, index, all) => index === 0 || !at.equals(all[0] ?? at))
    .flatMap((at) => {
      const from = at.equals(context.now) ? 'Now' : `From ${spoken(at)}`;
      return [`${from} the pages say`, ...noticeLines(notice, at, context)];
    });
};

/** What pages say of a notice at an instant, a line for each language; none if it does not show then. */
export const noticeLines = (
  notice: Notice,
  at: Temporal.Instant,
  { siteFacts, notices }: PreviewContext,
): string[] => {
  const tense = noticeTense(at, notice, siteFacts.notices);
  if (tense === undefined) return [];
  return locales.map((locale) => {
    const text = noticeText({ notice, tense }, { now: at, locale, siteFacts, notices });
    return `  ${locale}: ${text}`;
  });
};

const latest = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  a.epochMilliseconds > b.epochMilliseconds ? a : b;

const spoken = (at: Temporal.Instant): string =>
  formatWallTime(stockholmDateTime(at)).replace('T', ' ');
