import type { Locale } from '#domain/locale.ts';
import type { NoticesRead } from '#functions/ports.ts';
import { noticesAsRead, type CurrentNotices, type NoticeDeps } from './current-notices.ts';

/**
 * `currentNotices` for many requests: notices are read for each, but what they say is worked out anew
 * only when they are others than before or another minute has begun. Opening hours, windows of
 * notices and days all begin and end on a whole minute. The same object until then.
 */
export const rememberedNotices = (
  deps: NoticeDeps,
): ((locale: Locale) => Promise<CurrentNotices>) => {
  let known: Remembered | undefined;
  return async (locale) => {
    const read = await deps.noticeSource.read();
    const now = deps.clock.now();
    const minute = Math.floor(now.epochMilliseconds / 60_000);
    if (known?.minute !== minute || !isSame(known, read)) known = { read, minute, says: new Map() };
    const says = known.says.get(locale) ?? noticesAsRead(deps, read, now, locale);
    known.says.set(locale, says);
    return says;
  };
};

interface Remembered {
  read: NoticesRead;
  /** Whole minutes since 1970-01-01T00:00Z. */
  minute: number;
  says: Map<Locale, CurrentNotices>;
}

const isSame = (known: Remembered, read: NoticesRead): boolean => {
  if (known.read === read) return true;
  if (JSON.stringify(known.read) !== JSON.stringify(read)) return false;
  known.read = read;
  return true;
};
