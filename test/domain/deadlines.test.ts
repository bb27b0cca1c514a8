import { complaintDeadlines } from '#domain/deadlines.ts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

const deadlinesOf = (instant: string) =>
  complaintDeadlines(Temporal.Instant.from(instant), { acknowledgeBusinessDays: 3 });

describe('the dates of a complaint', () => {
  it('stand side by side, each by its own rule', () => {
    const dates = Object.entries(deadlinesOf('2026-12-22T13:00:00Z'));
    expect(Object.fromEntries(dates.map(([name, day]) => [name, String(day)]))).toEqual({
      received: '2026-12-22',
      acknowledgeBy: '2026-12-29',
      acknowledgeAlarm: '2026-12-28',
      legalAcknowledgeBy: '2027-01-08',
      statusBy: '2027-01-05',
      answerBy: '2027-01-15',
      finalAnswerBy: '2027-02-12',
    });
  });

  it.each([
    ['2026-12-22T22:59:59Z', '2026-12-22', '2026-12-29'],
    ['2026-12-22T23:00:00Z', '2026-12-23', '2026-12-30'],
    ['2026-06-16T21:59:59Z', '2026-06-16', '2026-06-22'],
    ['2026-06-16T22:00:00Z', '2026-06-17', '2026-06-23'],
    ['2026-12-31T23:30:00Z', '2027-01-01', '2027-01-07'],
  ])('received %s is received %s in Stockholm', (instant, received, acknowledgeBy) => {
    const found = deadlinesOf(instant);
    expect([found.received, found.acknowledgeBy].map(String)).toEqual([received, acknowledgeBy]);
  });

  it('follow the promised number of days', () => {
    const at = Temporal.Instant.from('2026-11-20T08:00:00Z');
    const next = complaintDeadlines(at, { acknowledgeBusinessDays: 1 });
    expect(next.acknowledgeBy.toString()).toBe('2026-11-23');
    expect(next.acknowledgeAlarm.toString()).toBe('2026-11-23');
  });
});
