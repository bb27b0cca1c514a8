import { stockholmDate, stockholmDateTime } from '#domain/stockholm.ts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

describe('Stockholm time', () => {
  it.each([
    ['2026-03-29T00:59:59Z', '2026-03-29T01:59:59+01:00[Europe/Stockholm]'],
    ['2026-03-29T01:00:00Z', '2026-03-29T03:00:00+02:00[Europe/Stockholm]'],
    ['2026-10-25T00:59:59Z', '2026-10-25T02:59:59+02:00[Europe/Stockholm]'],
    ['2026-10-25T01:00:00Z', '2026-10-25T02:00:00+01:00[Europe/Stockholm]'],
  ])('at %s is %s', (instant, expected) => {
    expect(stockholmDateTime(Temporal.Instant.from(instant)).toString()).toBe(expected);
  });

  it('has its own date', () => {
    expect(stockholmDate(Temporal.Instant.from('2026-12-31T23:00:00Z')).toString()).toBe(
      '2027-01-01',
    );
  });
});
