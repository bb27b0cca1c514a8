import type { Log } from '#functions/ports.ts';

const day = 24 * 3_600_000;
/** After an error of its own it is tried again sooner. Milliseconds. */
const hour = 3_600_000;

/**
 * Does some work when the process has started and then once a day for as long as it runs. Outlives every
 * error of it. Gives what ends it.
 */
export const startDailyWork = (deps: {
  work: () => Promise<unknown>;
  log: Log;
}): { stop: () => Promise<void> } => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const round = async (): Promise<void> => {
    let wait = day;
    try {
      await deps.work();
    } catch (error) {
      deps.log('daily_work_failed', { error: error instanceof Error ? error.name : 'unknown' });
      wait = hour;
    }
    if (!stopped) timer = setTimeout(start, wait);
  };
  let running = Promise.resolve();
  const start = (): void => {
    running = round();
  };
  start();

  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
};
