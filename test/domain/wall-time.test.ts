import { formatWallTime, parseWallTime } from '#domain/wall-time.ts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

const read = (text: string): string => {
  const wallTime = parseWallTime(text);
  return wallTime.kind === 'valid' ? wallTime.at.toString() : wallTime.fault;
};

describe('a Stockholm wall time', () => {
  it.each([
    ['2026-12-22T15:00', '2026-12-22T15:00:00+01:00[Europe/Stockholm]'],
    ['2026-12-22 15:00', '2026-12-22T15:00:00+01:00[Europe/Stockholm]'],
    ['2026-06-22T15:00', '2026-06-22T15:00:00+02:00[Europe/Stockholm]'],
    ['2028-02-29T00:00', '2028-02-29T00:00:00+01:00[Europe/Stockholm]'],
    ['2026-12-22', 'format'],
    ['2026-12-22T15:00Z', 'format'],
    ['2026-12-22T15:00:00', 'format'],
    ['26-12-22T15:00', 'format'],
    ['yesterday', 'format'],
    ['', 'format'],
    ['2026-02-29T15:00', 'no-such-date'],
    ['2026-13-01T15:00', 'no-such-date'],
    ['2026-12-22T24:00', 'no-such-time'],
    ['2026-12-22T15:60', 'no-such-time'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['2026-03-29T01:59', '2026-03-29T01:59:00+01:00[Europe/Stockholm]'],
    ['2026-03-29T02:00', 'gap'],
    ['2026-03-29T02:59', 'gap'],
    ['2026-03-29T03:00', '2026-03-29T03:00:00+02:00[Europe/Stockholm]'],
    ['2026-10-25T01:59', '2026-10-25T01:59:00+02:00[Europe/Stockholm]'],
    ['2026-10-25T02:00', 'ambiguous'],
    ['2026-10-25T02:59', 'ambiguous'],
    ['2026-10-25T03:00', '2026-10-25T03:00:00+01:00[Europe/Stockholm]'],
  ])('around a change of clocks: %s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('is written as it is read', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 10 });
    fc.assert(
      fc.property(minutes, (n) => {
        const at = Temporal.ZonedDateTime.from('2026-01-01T00:00[Europe/Stockholm]').add({
          minutes: n,
        });
        const again = parseWallTime(formatWallTime(at));
        if (again.kind === 'valid') expect(again.at.equals(at)).toBe(true);
        else expect(again.fault).toBe('ambiguous');
      }),
    );
  });
});
