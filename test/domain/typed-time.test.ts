import { parseTypedDate, parseTypedTime } from '#domain/typed-time.ts';
import { formatWallTime } from '#domain/wall-time.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('a time as staff type it', () => {
  it.each([
    '2026-12-22 15:00',
    '2026-12-22T15:00',
    '2026-12-22 15.00',
    '2026-12-22, 15:00',
    '2026-12-22 15',
    ' 2026-12-22  15:00 ',
    'tis 2026-12-22 15:00',
    'Tuesday 2026-12-22 15:00',
    'tisdag 22 december 2026 kl. 15',
    'Tisdag den 22 dec. 2026, kl 15.00',
    'Tuesday, 22 December 2026 at 15:00',
    'on Tue. 22 dec 2026 15:00',
    '22 DECEMBER 2026 15:00',
  ])('%j is 22 December 2026 at 3pm', (text) => {
    const typed = parseTypedTime(text);
    expect(typed.kind === 'valid' && formatWallTime(typed.at)).toBe('2026-12-22T15:00');
  });

  it.each([
    ['2026-12-22 9:05', '2026-12-22T09:05'],
    ['lördag 2 januari 2027 kl. 9', '2027-01-02T09:00'],
    ['lordag 2 januari 2027 9:00', '2027-01-02T09:00'],
    ['son 3 jan 2027 9:00', '2027-01-03T09:00'],
    ['ons 6 maj 2026 9:00', '2026-05-06T09:00'],
    ['wed 6 may 2026 9:00', '2026-05-06T09:00'],
    ['to 1 okt 2026 9:00', 'format'],
  ])('%j is %s', (text, expected) => {
    const typed = parseTypedTime(text);
    expect(typed.kind === 'valid' ? formatWallTime(typed.at) : typed.fault).toBe(expected);
  });

  it.each([
    ['Friday 2026-12-22 15:00', '2026-12-22'],
    ['fre 2026-12-22 15:00', '2026-12-22'],
    // Real: a bank announced May Day 2026 for a Thursday, a repair service 4 January 2022 for a Monday.
    ['torsdag 1 maj 2026 09:00', '2026-05-01'],
    ['Monday 4 January 2022 08:00', '2022-01-04'],
  ])('%j has a weekday that is not that of its date', (text, date) => {
    const typed = parseTypedTime(text);
    expect(typed).toMatchObject({ kind: 'fault', fault: 'wrong-weekday' });
    expect(typed.kind === 'fault' && 'date' in typed && typed.date.toString()).toBe(date);
  });

  it.each([
    ['', 'format'],
    ['2026-12-22', 'format'],
    ['15:00', 'format'],
    ['22/12 2026 15:00', 'format'],
    ['22 december 15:00', 'format'],
    ['someday 2026-12-22 15:00', 'format'],
    ['2026-02-30 15:00', 'no-such-date'],
    ['31 april 2026 15:00', 'no-such-date'],
    ['2026-12-22 24:00', 'no-such-time'],
    ['2026-12-22 15:99', 'no-such-time'],
    ['söndag 29 mars 2026 kl. 2.30', 'gap'],
    ['2026-10-25 02:00', 'ambiguous'],
  ])('%j is refused: %s', (text, fault) => {
    expect(parseTypedTime(text)).toMatchObject({ kind: 'fault', fault });
  });

  it('never throws', () => {
    const anything = fc.oneof(fc.string(), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(anything, (text) => {
        expect(parseTypedTime(`${text} 15:00`).kind).toMatch(/^(valid|fault)$/);
        expect(parseTypedDate(text).kind).toMatch(/^(valid|fault)$/);
      }),
    );
  });
});
