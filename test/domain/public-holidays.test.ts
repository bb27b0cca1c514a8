import { isBusinessDay } from '#domain/business-days.ts';
import { easterSunday, isEve, isPublicHoliday } from '#domain/public-holidays.ts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

const date = (text: string) => Temporal.PlainDate.from(text);

const daysOf = (year: number): Temporal.PlainDate[] => {
  const first = date(`${year}-01-01`);
  return Array.from({ length: first.daysInYear }, (_, index) => first.add({ days: index }));
};

describe('the Swedish calendar', () => {
  it.each([
    [2026, '1/1 6/1 3/4 6/4 1/5 14/5 19/6 24/12 25/12 31/12', 251],
    [2027, '1/1 6/1 26/3 29/3 6/5 25/6 24/12 31/12', 253],
    [2028, '6/1 14/4 17/4 1/5 25/5 6/6 23/6 25/12 26/12', 251],
    [2029, '1/1 30/3 2/4 1/5 10/5 6/6 22/6 24/12 25/12 26/12 31/12', 250],
    [2030, '1/1 19/4 22/4 1/5 30/5 6/6 21/6 24/12 25/12 26/12 31/12', 250],
  ])('has these weekdays off in %i', (year, off, businessDays) => {
    const weekdaysOff = daysOf(year)
      .filter((day) => day.dayOfWeek <= 5 && !isBusinessDay(day, 'promised'))
      .map((day) => `${day.day}/${day.month}`);
    expect(weekdaysOff.join(' ')).toBe(off);
    expect(daysOf(year).filter((day) => isBusinessDay(day, 'promised'))).toHaveLength(businessDays);
  });

  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    // The earliest and the latest Easter there can be, and the two exceptions of the computus.
    [2285, '2285-03-22'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('has Easter Sunday of %i on %s', (year, expected) => {
    expect(easterSunday(year).toString()).toBe(expected);
  });

  it.each([
    ['2026-06-20', 'Midsummer Day, the earliest'],
    ['2027-06-26', 'Midsummer Day, the latest'],
    ['2026-10-31', "All Saints' Day, the earliest"],
    ['2027-11-06', "All Saints' Day, the latest"],
    ['2026-05-24', 'Whit Sunday'],
    ['2026-06-06', 'National Day on a Saturday'],
    ['2026-11-22', 'a Sunday'],
  ])('counts %s, %s, as a public holiday', (day) => {
    expect(isPublicHoliday(date(day))).toBe(true);
  });

  it.each([
    ['2026-06-19', "Midsummer's Eve"],
    ['2026-06-27', 'the Saturday after Midsummer'],
    ['2026-11-07', "the Saturday after All Saints' Day"],
    ['2026-05-25', 'Whit Monday, a working day since 2005'],
    ['2026-04-04', 'Easter Saturday'],
    ['2026-12-24', 'Christmas Eve'],
  ])('does not count %s, %s', (day) => {
    expect(isPublicHoliday(date(day))).toBe(false);
  });

  it("has three eves, and Maundy Thursday, Epiphany's Eve and Walpurgis Night are none", () => {
    const eves = daysOf(2026).filter(isEve).map(String);
    expect(eves).toEqual(['2026-06-19', '2026-12-24', '2026-12-31']);
  });
});
