import { Temporal } from 'temporal-polyfill';
import type { Clock } from '#functions/ports.ts';

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
};

/** A clock that reads `start` now and runs on from there: for trying the site at another date. */
export const clockFrom = (start: Temporal.Instant): Clock => {
  const started = performance.now();
  return {
    now: () => start.add({ milliseconds: Math.floor(performance.now() - started) }),
  };
};
