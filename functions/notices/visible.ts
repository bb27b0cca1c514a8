import { locales } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import type { KeptNoticeChange, ReadSite } from '#functions/ports.ts';
import type { Temporal } from 'temporal-polyfill';
import { noticesAsRead } from './current-notices.ts';

/** Whether customers see a change: only the site itself can tell. */
export type Visibility = 'visible' | 'waiting' | 'unknown';

/** Reads the site back in every language, and compares with what it should say of a change now. */
export const visibilityOf = async (
  { after, afterDigest }: Pick<KeptNoticeChange, 'after' | 'afterDigest'>,
  deps: { readSite: ReadSite; siteFacts: SiteFacts; now: Temporal.Instant },
): Promise<Visibility> => {
  const silent = { siteFacts: deps.siteFacts, log: () => undefined };
  const seen = await Promise.all(
    locales.map(async (locale): Promise<Visibility> => {
      const read = await deps.readSite(locale);
      if (read === undefined) return 'unknown';
      if (read.digest !== afterDigest) return 'waiting';
      const value = { kind: 'read', value: after } as const;
      const { notices } = noticesAsRead(silent, value, deps.now, locale);
      return notices.every(({ text }) => read.texts.includes(text)) ? 'visible' : 'waiting';
    }),
  );
  if (seen.includes('unknown')) return 'unknown';
  return seen.includes('waiting') ? 'waiting' : 'visible';
};
