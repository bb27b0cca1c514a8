import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultRetryPolicy, nextStep, type Tried } from '#functions/delivery/retry-policy.ts';
import type { SendOutcome } from '#functions/ports.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const hour = 3_600_000;
const rateLimited: SendOutcome = { kind: 'not-now', status: 429, error: 'rate_limit_exceeded' };
const unknown: SendOutcome = { kind: 'unknown', error: 'application_error' };
const tried = (changes: Partial<Tried>): Tried => ({
  outcome: rateLimited,
  attempt: 1,
  uncertainSince: undefined,
  triedAt: now,
  now,
  random: 0.5,
  ...changes,
});

test('what was sent is sent, what was refused has failed', () => {
  expect(nextStep(tried({ outcome: { kind: 'sent', providerId: 'p' } }))).toEqual({
    kind: 'sent',
    providerId: 'p',
  });
  expect(nextStep(tried({ outcome: { kind: 'refused', status: 422, error: 'x' } }))).toEqual({
    kind: 'failed',
  });
});

test.each([
  [1, 0, 1_000],
  [1, 0.999, 1_999],
  [2, 0, 2_000],
  [5, 0, 16_000],
  [1_000, 0, 450_000],
  [1_000, 0.999, 899_550],
])('the wait after try %i grows, with chance %d, to %i ms', (attempt, random, wait) => {
  expect(nextStep(tried({ attempt, random }))).toEqual({
    kind: 'retry',
    at: now + wait,
    uncertainSince: undefined,
  });
});

test('a provider’s retry-after is the least wait, beyond the cap too', () => {
  const step = nextStep(
    tried({ outcome: { ...rateLimited, retryAfterSeconds: 7_200 }, random: 0 }),
  );
  expect(step).toEqual({ kind: 'retry', at: now + 2 * hour, uncertainSince: undefined });
});

test('what was certainly not sent is tried without end', () => {
  expect(nextStep(tried({ attempt: 10_000 })).kind).toBe('retry');
});

test('doubt begins with the first unknown try and stays, whatever comes after', () => {
  expect(nextStep(tried({ outcome: unknown, now: now + 10_000 }))).toMatchObject({
    kind: 'retry',
    uncertainSince: now,
  });
  expect(nextStep(tried({ uncertainSince: now - hour }))).toMatchObject({
    kind: 'retry',
    uncertainSince: now - hour,
  });
});

test.each([
  ['one millisecond before', 1, 'retry'],
  ['at', 0, 'failed'],
  ['after', -1, 'failed'],
])('a next try %s the end of 23 hours of doubt: %#', (_when, margin, kind) => {
  const wait = 1_000;
  const uncertainSince = now + wait + margin - 23 * hour;
  expect(nextStep(tried({ uncertainSince, random: 0 })).kind).toBe(kind);
});

test('a process that slept for days over a try does not try again', () => {
  expect(nextStep(tried({ outcome: unknown, now: now + 48 * hour })).kind).toBe('failed');
});

test('the next try is always later, at a whole millisecond, and never when the key is forgotten', () => {
  const outcomes = fc.constantFrom(rateLimited, unknown);
  fc.assert(
    fc.property(
      outcomes,
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.option(fc.integer({ min: 0, max: 30 * hour }), { nil: undefined }),
      fc.option(fc.integer({ min: 0, max: 86_400 }), { nil: undefined }),
      (outcome, attempt, random, doubt, retryAfterSeconds) => {
        const uncertainSince = doubt === undefined ? undefined : now - doubt;
        const step = nextStep(
          tried({
            outcome: retryAfterSeconds === undefined ? outcome : { ...outcome, retryAfterSeconds },
            attempt,
            random,
            uncertainSince,
          }),
        );
        if (step.kind !== 'retry') return;
        expect(Number.isInteger(step.at)).toBe(true);
        expect(step.at).toBeGreaterThanOrEqual(now + (retryAfterSeconds ?? 0) * 1000 || now + 1);
        if (step.uncertainSince !== undefined)
          expect(step.at).toBeLessThan(step.uncertainSince + defaultRetryPolicy.uncertainFor);
      },
    ),
  );
});
