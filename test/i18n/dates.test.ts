import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatTime,
  formatTimeRange,
  formatWeekdayDate,
} from '#i18n/dates.ts';

const date = Temporal.PlainDate.from('2026-12-22');
const time = (text: string) => Temporal.PlainTime.from(text);

describe('dates in words', () => {
  it.each([
    ['sv', '22 december 2026', 'tisdag 22 december 2026'],
    ['en', '22 December 2026', 'Tuesday 22 December 2026'],
  ] as const)('always have their year (%s)', (locale, plain, withWeekday) => {
    expect(formatDate(date, locale)).toBe(plain);
    expect(formatWeekdayDate(date, locale)).toBe(withWeekday);
  });

  it('name Monday first and Sunday last', () => {
    expect(formatWeekdayDate(Temporal.PlainDate.from('2027-01-03'), 'sv')).toBe(
      'söndag 3 januari 2027',
    );
    expect(formatWeekdayDate(Temporal.PlainDate.from('2027-01-04'), 'en')).toBe(
      'Monday 4 January 2027',
    );
  });
});

describe('times', () => {
  it.each([
    ['09:00', 'kl. 9', '9am'],
    ['15:30', 'kl. 15.30', '3.30pm'],
    ['09:05', 'kl. 9.05', '9.05am'],
    ['00:00', 'kl. 0', 'midnight'],
    ['12:00', 'kl. 12', 'midday'],
    ['12:30', 'kl. 12.30', '12.30pm'],
    ['00:30', 'kl. 0.30', '12.30am'],
  ])('%s is %s and %s', (text, sv, en) => {
    expect(formatTime(time(text), 'sv')).toBe(sv);
    expect(formatTime(time(text), 'en')).toBe(en);
  });

  it.each([
    ['2026-11-23T01:10', 'måndag 23 november 2026 kl. 1.10', 'Monday 23 November 2026 at 1.10am'],
    ['2026-11-23T12:00', 'måndag 23 november 2026 kl. 12', 'Monday 23 November 2026 at midday'],
  ])('on their day: %s is %s and %s', (text, sv, en) => {
    const at = Temporal.PlainDateTime.from(text);
    expect(formatDateTime(at, 'sv')).toBe(sv);
    expect(formatDateTime(at, 'en')).toBe(en);
  });

  it('give both ends of a stretch the same form', () => {
    expect(formatTimeRange(time('09:00'), time('15:00'), 'sv')).toBe('kl. 9–15');
    expect(formatTimeRange(time('09:00'), time('15:30'), 'sv')).toBe('kl. 9.00–15.30');
    expect(formatTimeRange(time('09:00'), time('15:00'), 'en')).toBe('9am to 3pm');
  });
});
