import { currentNotices, type CurrentNotices } from '#functions/notices/current-notices.ts';
import type { Locale } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { siteFacts } from '#test/domain/notice-fixtures.ts';
import { Temporal } from 'temporal-polyfill';

/** An instant by Stockholm wall time: "2026-12-22T15:00". */
export const at = (text: string): Temporal.Instant =>
  Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();

/** What pages say at a Stockholm wall time with these entries in Edge Config. */
export const pagesAt = (
  time: string,
  entries: unknown,
  locale: Locale,
  facts: SiteFacts = siteFacts,
): Promise<CurrentNotices> =>
  currentNotices(
    {
      noticeSource: { read: () => Promise.resolve({ kind: 'read', value: entries }) },
      clock: { now: () => at(time) },
      siteFacts: facts,
      log: () => undefined,
    },
    locale,
  );

/** The texts of the notices on pages, without the other way to reach the firm that ends them. */
export const textsAt = async (
  time: string,
  entries: unknown,
  locale: Locale,
  facts?: SiteFacts,
): Promise<string[]> => {
  const { notices } = await pagesAt(time, entries, locale, facts);
  return notices.map(({ text }) => text.replace(otherWay[locale], ''));
};

const otherWay = {
  sv: ' Har du frågor är du välkommen att mejla oss på help@firm.example.test.',
  en: ' If you have any questions, you are welcome to email us at help@firm.example.test.',
};
