import { stockholm } from '#domain/stockholm.ts';
import { Temporal } from 'temporal-polyfill';

/**
 * Why a typed time names no single moment in Stockholm.
 * - `format`: not "YYYY-MM-DDTHH:MM" (a space may stand for the T).
 * - `no-such-date`, `no-such-time`: 30 February, 24:00.
 * - `gap`: skipped when clocks go forward; `ambiguous`: happens twice when they go back.
 */
export type WallTimeFault = 'format' | 'no-such-date' | 'no-such-time' | 'gap' | 'ambiguous';

/** A moment by the clock in Stockholm, or why there is none. */
export type WallTime =
  { kind: 'valid'; at: Temporal.ZonedDateTime } | { kind: 'fault'; fault: WallTimeFault };

/**
 * Reads a Stockholm wall time as people type it; never throws.
 *
 * @example
 * parseWallTime('2026-12-22 15:00') // { kind: 'valid', at: 2026-12-22T15:00+01:00[Europe/Stockholm] }
 * parseWallTime('2026-03-29T02:30') // { kind: 'fault', fault: 'gap' }
 */
export const parseWallTime = (text: string): WallTime => {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})$/.exec(text.trim()) ?? [];
  if (date === undefined || time === undefined) return { kind: 'fault', fault: 'format' };
  if (!exists(() => Temporal.PlainDate.from(date))) return { kind: 'fault', fault: 'no-such-date' };
  if (!exists(() => Temporal.PlainTime.from(time))) return { kind: 'fault', fault: 'no-such-time' };
  return inStockholm(Temporal.PlainDateTime.from(`${date}T${time}`));
};

/** Writes a moment as `parseWallTime` reads it, without seconds: "2026-12-22T15:00". */
export const formatWallTime = (at: Temporal.ZonedDateTime): string =>
  at.withTimeZone(stockholm).toPlainDateTime().toString({ smallestUnit: 'minute' });

const inStockholm = (plain: Temporal.PlainDateTime): WallTime => {
  const earlier = plain.toZonedDateTime(stockholm, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(stockholm, { disambiguation: 'later' });
  if (earlier.equals(later)) return { kind: 'valid', at: earlier };
  // In a gap, the moment that is made of the typed time shows another time.
  const shown = earlier.toPlainDateTime().equals(plain);
  return { kind: 'fault', fault: shown ? 'ambiguous' : 'gap' };
};

const exists = (read: () => unknown): boolean => {
  try {
    read();
    return true;
  } catch {
    return false;
  }
};
