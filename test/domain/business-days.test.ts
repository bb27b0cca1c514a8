import { addBusinessDays, isBusinessDay } from '#domain/business-days.ts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

const date = (text: string) => Temporal.PlainDate.from(text);

describe('business days', () => {
  it.each([
    ['2026-11-20', '2026-11-25', '2026-12-04', '2026-12-11', '2027-01-15'],
    ['2026-12-22', '2026-12-29', '2027-01-12', '2027-01-19', '2027-02-16'],
    ['2026-12-23', '2026-12-30', '2027-01-13', '2027-01-20', '2027-02-17'],
    ['2026-12-30', '2027-01-07', '2027-01-18', '2027-01-25', '2027-02-22'],
    ['2026-06-17', '2026-06-23', '2026-07-02', '2026-07-09', '2026-08-06'],
    ['2026-04-01', '2026-04-08', '2026-04-17', '2026-04-24', '2026-05-26'],
    ['2026-05-12', '2026-05-18', '2026-05-27', '2026-06-03', '2026-07-02'],
    ['2027-03-24', '2027-03-31', '2027-04-09', '2027-04-16', '2027-05-17'],
  ])('from %s, eves off', (from, ...expected) => {
    const found = [3, 10, 15, 35].map((days) => addBusinessDays(date(from), days, 'promised'));
    expect(found.map(String)).toEqual(expected);
  });

  it.each([
    ['2026-11-20', '2026-11-25', '2026-12-04'],
    ['2026-12-22', '2026-12-28', '2027-01-08'],
    ['2026-12-23', '2026-12-29', '2027-01-11'],
    ['2026-12-30', '2027-01-05', '2027-01-15'],
    ['2026-06-17', '2026-06-22', '2026-07-01'],
  ])('from %s, eves as working days', (from, ...expected) => {
    const found = [3, 10].map((days) => addBusinessDays(date(from), days, 'strict'));
    expect(found.map(String)).toEqual(expected);
  });

  it('start counting the day after, from a weekend as from a weekday', () => {
    expect(addBusinessDays(date('2026-11-21'), 1, 'strict').toString()).toBe('2026-11-23');
    expect(addBusinessDays(date('2026-11-22'), 1, 'strict').toString()).toBe('2026-11-23');
    expect(addBusinessDays(date('2026-11-23'), 1, 'strict').toString()).toBe('2026-11-24');
  });

  it.each([0, -1, 1.5, Number.NaN])('cannot be counted %d times', (days) => {
    expect(() => addBusinessDays(date('2026-11-23'), days, 'strict')).toThrow(RangeError);
  });

  const anyDate = fc
    .integer({ min: 0, max: 30_000 })
    .map((days) => date('2005-01-01').add({ days }));
  const anyCount = fc.constantFrom('promised', 'strict');

  it('end on a business day, never go backwards, and the strict count is never later', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 40 }), anyCount, (from, days, count) => {
        const due = addBusinessDays(from, days, count);
        expect(isBusinessDay(due, count)).toBe(true);
        const later = [
          addBusinessDays(from.add({ days: 1 }), days, count),
          addBusinessDays(from, days + 1, count).subtract({ days: 1 }),
          addBusinessDays(from, days, 'promised'),
        ];
        for (const other of later) expect(Temporal.PlainDate.compare(due, other)).not.toBe(1);
      }),
    );
  });
});
