import { Temporal } from 'temporal-polyfill';
import type { Clock } from '#functions/ports.ts';

/** The instant made last: many requests fall into one millisecond. */
let latest = Temporal.Instant.fromEpochMilliseconds(0);
let latestMs = 0;

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => {
    const ms = Date.now();
    if (ms !== latestMs) {
      latest = Temporal.Instant.fromEpochMilliseconds(ms);
      latestMs = ms;
    }
    return latest;
  },
};

/** A clock that reads `start` now and runs on from there: for trying the site at another date. */
export const clockFrom = (start: Temporal.Instant): Clock => {
  const started = performance.now();
  return {
    now: () => start.add({ milliseconds: Math.floor(performance.now() - started) }),
  };
};
