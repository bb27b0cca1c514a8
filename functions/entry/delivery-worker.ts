import type { DeliveryReport } from '#functions/delivery/deliver-due.ts';
import type { Clock, Log, Store } from '#functions/ports.ts';

/** Looks at least this often, in case another process left something behind. Milliseconds. */
const pollEvery = 15_000;
/** Waits this long after an error of its own, or where a round could do nothing of what is due. Milliseconds. */
const afterError = 1_000;

/** A loop that sends what is due for as long as the process runs. */
export interface DeliveryWorker {
  /** Something may be due now: does not wait for the timer. */
  wake: () => void;
  /** Lets the round that is under way end, and starts no other. */
  stop: () => Promise<void>;
}

/** Starts the loop. It sleeps until the next message is due, and outlives every error of a round. */
export const startDeliveryWorker = (deps: {
  deliver: () => Promise<DeliveryReport>;
  store: Pick<Store, 'nextDueAt'>;
  clock: Clock;
  log: Log;
}): DeliveryWorker => {
  let stopped = false;
  let woken = false;
  let endSleep = () => {};

  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
      if (stopped || woken) endSleep();
    });

  const round = async (): Promise<number> => {
    try {
      const { sent, retried, failed } = await deps.deliver();
      const due = await deps.store.nextDueAt();
      if (due === undefined) return pollEvery;
      const wait = due - deps.clock.now().epochMilliseconds;
      // Something is due and nothing could be done: the store cannot be written (a full disk, a lock).
      if (wait <= 0 && sent + retried + failed === 0) return afterError;
      return Math.min(pollEvery, Math.max(10, wait));
    } catch (error) {
      deps.log('delivery_round_failed', { error: error instanceof Error ? error.name : 'unknown' });
      return afterError;
    }
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      await sleep(await round());
    }
  };
  const running = run();

  return {
    wake: () => {
      woken = true;
      endSleep();
    },
    stop: async () => {
      stopped = true;
      endSleep();
      await running;
    },
  };
};
