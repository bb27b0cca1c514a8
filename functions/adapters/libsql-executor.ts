import { StoreUnavailableError } from '#functions/ports.ts';
import { steadyMs } from '#functions/ports/steady-time.ts';
import type { Operation, SqlExecutor } from '#functions/sql/operation.ts';
import type { RunStep } from './libsql-http.ts';
import { sendTogether, startWork, takeTogether, type Work } from './libsql-writes.ts';

/** How operations are run. */
export interface ExecutorOptions {
  /** How long an operation may be tried again before it is given up, in ms. */
  waitMs: number;
  /**
   * Whether writes that arrive together share transactions. Not where a request may not wait for what
   * another one does, as at the edge.
   */
  share: boolean;
}

/** Runs operations over HTTP: a step is one transaction, tried again as long as that is safe and of use. */
export const libsqlExecutor = (
  run: RunStep,
  { waitMs, share }: ExecutorOptions,
): SqlExecutor & { drain: () => Promise<void> } => {
  const open = new Set<Promise<unknown>>();
  let closed = false;

  /** Keeps `drain` waiting for an operation. */
  const tracked = async <T>(start: () => Promise<T>): Promise<T> => {
    if (closed) throw new StoreUnavailableError('libSQL: the store is closed.');
    const running = start();
    open.add(running);
    try {
      return await running;
    } finally {
      open.delete(running);
    }
  };

  const shared = lane(run);
  const writing =
    (once: boolean) =>
    <T>(begin: () => Operation<T>): Promise<T> =>
      tracked(() => {
        const { settled, work } = startWork(begin, { waitMs, once });
        if (work !== undefined) (share ? shared : lane(run))(work);
        return settled;
      });

  return {
    write: writing(false),
    writeOnce: writing(true),
    read: (begin) => tracked(() => readAll(run, begin, steadyMs() + waitMs)),
    drain: async () => {
      closed = true;
      await Promise.allSettled(open);
    },
  };
};

/** Writes one after the other: what arrives while one is under way goes into the next together. */
const lane = (run: RunStep): ((work: Work) => void) => {
  const queue: Work[] = [];
  let running = false;
  const send = async (): Promise<void> => {
    let failures = 0;
    while (queue.length > 0) {
      const { left, pause } = await sendTogether(run, takeTogether(queue));
      queue.unshift(...left);
      failures = pause ? failures + 1 : 0;
      if (pause && left.length > 0) await pauseAfter(failures);
    }
    running = false;
  };
  return (work) => {
    queue.push(work);
    if (running) return;
    running = true;
    queueMicrotask(() => void send());
  };
};

/** Reads are safe to try again, whatever became of them. */
const readAll = async <T>(run: RunStep, begin: () => Operation<T>, until: number): Promise<T> => {
  const operation = begin();
  let step = operation.next();
  for (let failures = 0; step.done !== true;) {
    const outcome = await run('read', step.value);
    if (outcome.kind === 'done') step = operation.next(outcome.results);
    else if (outcome.kind === 'undone') throw new Error(`libSQL: ${outcome.why}.`);
    else if (outcome.kind === 'refused' || steadyMs() >= until)
      throw new StoreUnavailableError(`libSQL: ${outcome.why}.`);
    else await pauseAfter((failures += 1));
  }
  return step.value;
};

/** 10–20 ms that grow to 320–640 ms, so that several instances do not keep step. */
const pauseAfter = (failures: number): Promise<void> =>
  new Promise((resolve) =>
    setTimeout(resolve, Math.min(10 * 2 ** failures, 640) * (0.5 + Math.random() / 2)),
  );
