import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDailyWork } from '#functions/entry/daily-work.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const hour = 3_600_000;

test('works at the start and then once a day', async () => {
  const work = vi.fn(() => Promise.resolve());
  const { stop } = startDailyWork({ work, log: () => {} });
  await vi.advanceTimersByTimeAsync(24 * hour - 1);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(2);
  await stop();
  await vi.advanceTimersByTimeAsync(48 * hour);
  expect(work).toHaveBeenCalledTimes(2);
});

test('outlives a fault, says so and tries again after an hour', async () => {
  const work = vi.fn(() => Promise.reject(new TypeError('no')));
  const logged: unknown[] = [];
  const { stop } = startDailyWork({ work, log: (...line) => logged.push(line) });
  await vi.advanceTimersByTimeAsync(hour);
  expect(work).toHaveBeenCalledTimes(2);
  expect(logged[0]).toEqual(['daily_work_failed', { error: 'TypeError' }]);
  await stop();
});
