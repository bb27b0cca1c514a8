import { noticeSchema, parseNotices } from '#domain/notice-schema.ts';
import { noticeTense, type Notice } from '#domain/notice.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { noticeLines, shownFor } from './notice-preview.ts';
import type { TextContext } from './notice-text.ts';

/** All entries, line by line: what each is, when, whether it shows now and with what words. */
export const listNotices = (
  entries: readonly unknown[],
  { now, siteFacts }: { now: Temporal.Instant; siteFacts: SiteFacts },
): string[] => {
  const { notices, faults } = parseNotices(entries);
  return entries.flatMap((entry, index) => {
    const name = `#${index + 1} ${entryId(entry)}`.trim();
    const fault = faults.find((one) => one.index === index);
    if (fault) return [`${name}: left out, ${fault.codes.join(', ')}`];
    const notice = noticeSchema.parse(entry);
    const context = { now, siteFacts, notices };
    const at = (moment: typeof notice.from) => formatWallTime(moment).replace('T', ' ');
    const end = notice.reviewOn
      ? `without an end, to be looked at on ${notice.reviewOn.toString()}`
      : `until ${at(notice.until)}`;
    return [
      `${name}: ${notice.kind}, ${at(notice.from)} ${end}, ${state(notice, context)}`,
      ...noticeLines(notice, context),
    ];
  });
};

/** The id of an entry as it stands, proper or not; '' if it has none. */
export const entryId = (entry: unknown): string =>
  z.object({ id: z.string() }).safeParse(entry).data?.id ?? '';

const state = (notice: Notice, context: TextContext): string => {
  const { now, siteFacts } = context;
  const shown = shownFor(notice, context);
  if (shown) {
    const beside = shown.notice.id === notice.id ? '' : `, told with ${shown.notice.id}`;
    return `${noticeTense(now, notice, siteFacts.notices) ?? shown.tense}${beside}`;
  }
  if (now.epochMilliseconds >= notice.until.epochMilliseconds) return 'over';
  if (noticeTense(now, notice, siteFacts.notices)) return 'not shown: it changes no opening hours';
  return `planned, shown ${siteFacts.notices.showAheadDays} days ahead`;
};
