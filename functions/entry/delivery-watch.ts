import type { Log } from '#functions/ports.ts';

/** How often messages in trouble are looked for. Milliseconds. */
const lookEvery = 15_000;

/**
 * Looks for messages in trouble every 15 seconds for as long as the process runs, also while a long round
 * of delivery is under way. Outlives every error of a look. Gives what ends it.
 */
export const startDeliveryWatch = (deps: {
  look: () => Promise<number>;
  /** Called when a look has kept messages, which are due at once. */
  kept: () => void;
  log: Log;
}): { stop: () => Promise<void> } => {
  let looking = Promise.resolve();
  let isLooking = false;

  const look = async (): Promise<void> => {
    isLooking = true;
    try {
      if ((await deps.look()) > 0) deps.kept();
    } catch (error) {
      deps.log('delivery_watch_failed', { error: error instanceof Error ? error.name : 'unknown' });
    }
    isLooking = false;
  };
  const timer = setInterval(() => {
    if (!isLooking) looking = look();
  }, lookEvery);

  return {
    stop: () => {
      clearInterval(timer);
      return looking;
    },
  };
};
