import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDeliveryWorker } from '#functions/entry/delivery-worker.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const clock = { now: () => Temporal.Instant.from('2026-11-24T10:00:00Z') };
const now = clock.now().epochMilliseconds;

/** A worker over a store in which something is due at an instant, and what each round does about it. */
const workerWhere = ({ due, sent }: { due: number | undefined; sent: number }) => {
  let rounds = 0;
  const deliver = () => {
    rounds += 1;
    return Promise.resolve({ sent, retried: 0, failed: 0 });
  };
  const store = { nextDueAt: () => Promise.resolve(due) };
  const worker = startDeliveryWorker({ deliver, store, clock, log: () => {} });
  return { worker, rounds: () => rounds };
};

test('while nothing of what is due can be done, there is one round a second', async () => {
  const { worker, rounds } = workerWhere({ due: now, sent: 0 });
  await vi.advanceTimersByTimeAsync(999);
  expect(rounds()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(rounds()).toBe(2);
  await worker.stop();
});

test('while there is progress, the next round follows at once', async () => {
  const { worker, rounds } = workerWhere({ due: now, sent: 1 });
  await vi.advanceTimersByTimeAsync(100);
  expect(rounds()).toBe(11);
  await worker.stop();
});

test('it sleeps until the next message is due, unless it is woken', async () => {
  const { worker, rounds } = workerWhere({ due: now + 5_000, sent: 0 });
  await vi.advanceTimersByTimeAsync(4_999);
  expect(rounds()).toBe(1);
  worker.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(rounds()).toBe(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(rounds()).toBe(3);
  await worker.stop();
});
