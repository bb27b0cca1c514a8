import type { Locale } from '#domain/locale.ts';
import type { NoticesRead } from '#functions/ports.ts';
import { noticesAsRead, type CurrentNotices, type NoticeDeps } from './current-notices.ts';

/**
 * `currentNotices` for many requests: notices are read for each, but what they say is worked out anew
 * only when they are others than before or another minute has begun. Opening hours, windows of
 * notices and days all begin and end on a whole minute. Until then it is the same object; and the same
 * promise for as long as the source hands out the same one.
 */
export const rememberedNotices = (
  deps: NoticeDeps,
): ((locale: Locale) => Promise<CurrentNotices>) => {
  let known: Remembered | undefined;
  let asked: { read: Promise<NoticesRead>; minute: number; says: Says } | undefined;

  const say = async (reading: Promise<NoticesRead>, minute: number, locale: Locale) => {
    const read = await reading;
    if (known?.minute !== minute || !isSame(known, read)) known = { read, minute, says: new Map() };
    const says = known.says.get(locale) ?? noticesAsRead(deps, read, deps.clock.now(), locale);
    known.says.set(locale, says);
    return says;
  };

  return (locale) => {
    const read = deps.noticeSource.read();
    const minute = Math.floor(deps.clock.now().epochMilliseconds / 60_000);
    if (asked?.read !== read || asked.minute !== minute) asked = { read, minute, says: new Map() };
    const says = asked.says.get(locale) ?? say(read, minute, locale);
    asked.says.set(locale, says);
    return says;
  };
};

type Says = Map<Locale, Promise<CurrentNotices>>;

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
