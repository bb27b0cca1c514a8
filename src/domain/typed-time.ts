import type { Temporal } from 'temporal-polyfill';
import { parseWallTime, type WallTimeFault } from '#domain/wall-time.ts';

/** Why a time that a person typed cannot be used. */
export type TypedTimeFault =
  | { fault: WallTimeFault }
  /** The weekday that was typed is not that of the date. */
  | { fault: 'wrong-weekday'; date: Temporal.PlainDate };

/** A moment by the clock in Stockholm, or what is wrong with what was typed. */
export type TypedTime =
  { kind: 'valid'; at: Temporal.ZonedDateTime } | ({ kind: 'fault' } & TypedTimeFault);

/** A date, or what is wrong with what was typed. */
export type TypedDate =
  { kind: 'valid'; date: Temporal.PlainDate } | ({ kind: 'fault' } & TypedTimeFault);

/**
 * Reads a date and a time as staff type them, in Swedish or English, with or without a weekday, which must
 * then be right. Never throws.
 *
 * @example
 * parseTypedTime('2026-12-22 15:00')
 * parseTypedTime('tisdag 22 december 2026 kl. 15') // the same
 * parseTypedTime('Friday 2026-12-22 15:00') // fault 'wrong-weekday': that date is a Tuesday
 */
export const parseTypedTime = (text: string): TypedTime => {
  const [, day, hour, minute = '00'] = timeAtEnd.exec(text.trim()) ?? [];
  if (day === undefined || hour === undefined) return { kind: 'fault', fault: 'format' };
  const read = parseTypedDate(day);
  if (read.kind === 'fault') return read;
  return parseWallTime(`${read.date.toString()} ${hour.padStart(2, '0')}:${minute}`);
};

/** Reads a date as staff type it: "2026-12-22", "tis 22 dec 2026", "Tuesday, 22 December 2026". */
export const parseTypedDate = (text: string): TypedDate => {
  const [, weekday, iso, day, monthName, year] = datePattern.exec(text.trim().toLowerCase()) ?? [];
  const month = numberOf(monthName, months);
  const typed = iso ?? (year && `${year}-${twoDigits(month)}-${twoDigits(Number(day))}`);
  const dayOfWeek = numberOf(weekday, weekdays);
  if (typed === undefined || month === 0 || dayOfWeek === 0)
    return { kind: 'fault', fault: 'format' };

  const noon = parseWallTime(`${typed} 12:00`);
  if (noon.kind === 'fault') return noon;
  const date = noon.at.toPlainDate();
  if (dayOfWeek !== undefined && dayOfWeek !== date.dayOfWeek) {
    return { kind: 'fault', fault: 'wrong-weekday', date };
  }
  return { kind: 'valid', date };
};

/** A date, then "15:00", "15.00" or "kl. 15". */
const timeAtEnd = /^(.{1,60}?)(?:[T ]|,? {1,9}(?:kl\.?|at) {0,9})(\d{1,2})(?:[:.](\d{2}))?$/i;

/** A weekday or none, then "2026-12-22" or "22 december 2026". */
const datePattern =
  /^(?:(?:on )?(\p{L}+)\.?,? +)?(?:(\d{4}-\d{2}-\d{2})|(?:den )?(\d{1,2})\.? +(\p{L}+)\.? +(\d{4})),?$/u;

/** Beginnings that no other name has, in Swedish and in English, Monday first. */
const weekdays = [
  ['mån', 'man', 'mon'],
  ['tis', 'tue'],
  ['ons', 'wed'],
  ['tor', 'thu'],
  ['fre', 'fri'],
  ['lör', 'lor', 'sat'],
  ['sön', 'son', 'sun'],
];

const months = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['maj', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dec'],
];

/** The place of a name, from 1; 0 if it is none of them; `undefined` if there is no name. */
const numberOf = (
  name: string | undefined,
  names: readonly (readonly string[])[],
): number | undefined =>
  name === undefined
    ? undefined
    : names.findIndex((starts) => starts.some((start) => name.startsWith(start))) + 1;

const twoDigits = (n = 0): string => String(n).padStart(2, '0');
