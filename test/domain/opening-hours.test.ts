import { nextOpening } from '#domain/opening-hours.ts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { customerService, neverOpen } from '#test/domain/notice-fixtures.ts';
import { status } from '#test/domain/phone-hours.ts';

describe('the phone, open Monday to Friday 9–15', () => {
  it.each([
    ['2026-11-23T08:59:59.999', 'closed 2026-11-23T09:00'],
    ['2026-11-23T09:00:00', 'open 2026-11-23T15:00'],
    ['2026-11-23T14:59:59.999', 'open 2026-11-23T15:00'],
    ['2026-11-23T15:00:00', 'closed 2026-11-24T09:00'],
    ['2026-11-23T23:59:59', 'closed 2026-11-24T09:00'],
    ['2026-11-24T00:00:00', 'closed 2026-11-24T09:00'],
    ['2026-11-20T15:00:00', 'closed 2026-11-23T09:00'],
    ['2026-11-22T12:00:00', 'closed 2026-11-23T09:00'],
  ])('at %s is %s', (text, expected) => {
    expect(status(text)).toBe(expected);
  });

  it.each([
    ['2026-12-23T15:00', 'closed 2026-12-28T09:00'],
    ['2026-12-24T12:00', 'closed 2026-12-28T09:00'],
    ['2026-12-30T15:00', 'closed 2027-01-04T09:00'],
    ['2027-01-05T15:00', 'closed 2027-01-07T09:00'],
    ['2026-06-18T15:00', 'closed 2026-06-22T09:00'],
    ['2027-03-25T15:00', 'closed 2027-03-30T09:00'],
    ['2026-05-13T15:00', 'closed 2026-05-15T09:00'],
  ])('keeps the holidays: at %s it is %s', (text, expected) => {
    expect(status(text)).toBe(expected);
  });

  it('is open on holidays and eves where the facts say so', () => {
    const open = { ...customerService, closedOnPublicHolidays: false, closedOnEves: false };
    expect(status('2026-12-24T12:00', [], open)).toBe('open 2026-12-24T15:00');
    expect(status('2027-01-06T12:00', [], open)).toBe('open 2027-01-06T15:00');
    const eves = { ...customerService, closedOnEves: false };
    expect(status('2026-12-24T12:00', [], eves)).toBe('open 2026-12-24T15:00');
    expect(status('2026-12-25T12:00', [], eves)).toBe('closed 2026-12-28T09:00');
  });

  it('keeps Stockholm time when the clocks change', () => {
    expect(
      nextOpening(Temporal.Instant.from('2026-03-28T12:00Z'), customerService, [])?.toString(),
    ).toBe('2026-03-30T09:00:00+02:00[Europe/Stockholm]');
    expect(
      nextOpening(Temporal.Instant.from('2026-10-24T12:00Z'), customerService, [])?.toString(),
    ).toBe('2026-10-26T09:00:00+01:00[Europe/Stockholm]');
  });

  it('never opens without any hours, and says so', () => {
    expect(status('2026-11-23T12:00', [], neverOpen.customerService)).toBe('closed for good');
  });

  it('has a lunch gap where the facts have one, and none where two openings meet', () => {
    const day = (...hours: [string, string][]) => ({
      ...customerService,
      hours: {
        ...customerService.hours,
        monday: hours.map(([opens, closes]) => ({ opens, closes })),
      },
    });
    const gap = day(['09:00', '12:00'], ['13:00', '15:00']);
    expect(status('2026-11-23T11:59:59', [], gap)).toBe('open 2026-11-23T12:00');
    expect(status('2026-11-23T12:00', [], gap)).toBe('closed 2026-11-23T13:00');
    const unordered = day(['12:00', '15:00'], ['09:00', '12:00']);
    expect(status('2026-11-23T10:00', [], unordered)).toBe('open 2026-11-23T15:00');
  });
});

describe('hours past midnight', () => {
  const late = (date: string, until: string) => ({
    ...{ id: `late-${date}`, kind: 'phone-hours', from: `${date}T00:00`, until: `${until}T00:00` },
    hours: [{ opens: '08:00', closes: '01:30' }],
  });
  const eve = [late('2026-12-24', '2026-12-25')];
  it.each([
    ['2026-12-24T07:59', 'closed 2026-12-24T08:00'],
    ['2026-12-24T08:00', 'open 2026-12-25T01:30'],
    ['2026-12-25T00:00', 'open 2026-12-25T01:30'],
    ['2026-12-25T01:29', 'open 2026-12-25T01:30'],
    ['2026-12-25T01:30', 'closed 2026-12-28T09:00'],
  ])('at %s it is %s', (time, said) => {
    expect(status(time, eve)).toBe(said);
  });

  it('belong to the day they begin on, night after night', () => {
    const nights = [late('2026-12-21', '2026-12-23')];
    expect(status('2026-12-22T01:00', nights)).toBe('open 2026-12-22T01:30');
    expect(status('2026-12-22T12:00', nights)).toBe('open 2026-12-23T01:30');
    expect(status('2026-12-23T01:30', nights)).toBe('closed 2026-12-23T09:00');
  });

  it('end where the phone is closed', () => {
    const closed = {
      id: 'c',
      kind: 'phone-closed',
      from: '2026-12-25T00:30',
      until: '2026-12-28T09:00',
    };
    expect(status('2026-12-24T23:00', [...eve, closed])).toBe('open 2026-12-25T00:30');
  });
});
