import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { forgetBefore, keptUntil } from '#domain/retention.ts';

const years = { complaintYears: 5, questionYears: 1 };
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

const isForgotten = (ended: string, now: string): boolean =>
  Temporal.Instant.compare(at(ended), forgetBefore(at(now), years).complaints) < 0;

describe('what ended five years ago to the day', () => {
  test('is kept for the whole of that day in Stockholm, and forgotten from the next', () => {
    const ended = '2026-11-22T10:00:00+01:00';
    expect(keptUntil(at(ended), 5).toString()).toBe('2031-11-22');
    expect(isForgotten(ended, '2031-11-22T00:00:00+01:00')).toBe(false);
    expect(isForgotten(ended, '2031-11-22T23:59:59.999+01:00')).toBe(false);
    expect(isForgotten(ended, '2031-11-23T00:00:00+01:00')).toBe(true);
  });

  test('counts from the date in Stockholm, not in UTC', () => {
    const justAfterMidnight = '2026-07-01T00:00:00+02:00';
    const justBefore = '2026-06-30T23:59:59.999+02:00';
    const now = '2031-07-01T12:00:00+02:00';
    expect(isForgotten(justAfterMidnight, now)).toBe(false);
    expect(isForgotten(justBefore, now)).toBe(true);
  });
});

describe('29 February', () => {
  test('what ended then is kept to 28 February five years later', () => {
    const ended = '2028-02-29T12:00:00+01:00';
    expect(keptUntil(at(ended), 5).toString()).toBe('2033-02-28');
    expect(isForgotten(ended, '2033-02-28T23:59:59+01:00')).toBe(false);
    expect(isForgotten(ended, '2033-03-01T00:00:00+01:00')).toBe(true);
  });

  test('on that day what ended on 28 February five years before may go, and 1 March may not', () => {
    const now = '2032-02-29T00:00:00+01:00';
    expect(isForgotten('2027-02-28T23:59:59+01:00', now)).toBe(true);
    expect(isForgotten('2027-03-01T00:00:00+01:00', now)).toBe(false);
  });
});

test('on every day of five years the two ways to count agree', () => {
  for (let day = Temporal.PlainDate.from('2030-01-01'), count = 0; count < 1827; count += 1) {
    const today = day.add({ days: count });
    const { complaints, questions } = forgetBefore(
      today.toZonedDateTime('Europe/Stockholm').toInstant(),
      years,
    );
    for (const [before, term] of [
      [complaints, 5],
      [questions, 1],
    ] as const) {
      const last = keptUntil(before.subtract({ milliseconds: 1 }), term);
      const first = keptUntil(before, term);
      expect(Temporal.PlainDate.compare(last, today)).toBe(-1);
      expect(Temporal.PlainDate.compare(first, today)).toBeGreaterThanOrEqual(0);
    }
  }
});

test('questions have a term of their own', () => {
  const { questions } = forgetBefore(at('2027-11-23T08:00:00+01:00'), years);
  expect(questions.toString()).toBe('2026-11-22T23:00:00Z');
});
