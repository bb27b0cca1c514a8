import { noticeSchema, parseNotices } from '#domain/notice-schema.ts';
import { noticeTense, type Notice } from '#domain/notice.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { noticeLines } from './notice-preview.ts';

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
    const when = [notice.from, notice.until].map((at) => formatWallTime(at).replace('T', ' '));
    return [
      `${name}: ${notice.kind}, ${when.join(' until ')}, ${state(notice, now, siteFacts)}`,
      ...noticeLines(notice, now, { now, siteFacts, notices }),
    ];
  });
};

/** The id of an entry as it stands, proper or not; '' if it has none. */
export const entryId = (entry: unknown): string =>
  z.object({ id: z.string() }).safeParse(entry).data?.id ?? '';

const state = (notice: Notice, now: Temporal.Instant, siteFacts: SiteFacts): string => {
  const tense = noticeTense(now, notice, siteFacts.notices);
  if (tense !== undefined) return tense;
  if (now.epochMilliseconds >= notice.until.epochMilliseconds) return 'over';
  return `planned, shown ${siteFacts.notices.showAheadDays} days ahead`;
};
