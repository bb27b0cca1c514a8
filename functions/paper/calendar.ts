import { Temporal } from 'temporal-polyfill';
import type { Locale } from '#domain/locale.ts';
import type { EpochMs } from '#functions/ports.ts';

/** Something on one day of a calendar, all day. */
export interface CalendarDay {
  /** Unlike that of any other event anywhere, and the same each time: adding it twice changes nothing. */
  uid: string;
  date: Temporal.PlainDate;
  title: string;
  text: string;
}

/**
 * Days as a calendar file (iCalendar, RFC 5545) that every calendar can add. `madeAt` is when they were
 * settled: the same days have the same bytes. An all-day event has a date and no time, so that no zone
 * and no summer time can move it, and ends with the day after, which is not part of it.
 */
export const calendarFile = (
  days: readonly CalendarDay[],
  { locale, madeAt }: { locale: Locale; madeAt: EpochMs },
): string => {
  const text = (name: string, value: string) => `${name};LANGUAGE=${locale}:${escaped(value)}`;
  const events = days.flatMap(({ uid, date, title, text: description }) => [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp(madeAt)}`,
    `DTSTART;VALUE=DATE:${basic(date)}`,
    `DTEND;VALUE=DATE:${basic(date.add({ days: 1 }))}`,
    text('SUMMARY', title),
    text('DESCRIPTION', description),
    // It takes no time, and is nobody else's to see in a calendar that is shared.
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Besked//Besked//EN',
    'CALSCALE:GREGORIAN',
  ].concat(events, 'END:VCALENDAR');
  return lines.map((line) => `${folded(line)}\r\n`).join('');
};

const basic = (date: Temporal.PlainDate): string => date.toString().replaceAll('-', '');

const stamp = (at: EpochMs): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
    .toString()
    .replace(/[-:]/g, '');

/** RFC 5545 section 3.3.11. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** No line longer than 75 octets; what goes on starts with a space (section 3.1). No letter is parted. */
const folded = (line: string): string => {
  let out = '';
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
};
