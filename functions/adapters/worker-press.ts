import { Worker } from 'node:worker_threads';
import { PressBusyError, type PaperDocument, type PaperPress } from '#functions/ports/paper.ts';

/** What the thread answers to a paper: its bytes, or the name of what went wrong. */
export interface Printed {
  bytes?: Uint8Array<ArrayBuffer>;
  error?: string;
}

/** How many papers wait for the press at most, how long one may take, how long an idle thread stays (ms). */
const limits = { waiting: 20, printMs: 60_000, idleMs: 30_000 };

interface Job {
  paper: PaperDocument;
  resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  reject: (error: Error) => void;
}

/**
 * A press on a thread of its own, whose module is `thread`, one paper at a time: a long one takes seconds of processor time,
 * and nobody else is to wait for it. `print` rejects with `PressBusyError` if too many wait already, and with
 * an error of the fault's name if a paper cannot be printed; a thread that dies or hangs is replaced.
 */
export const workerPress = (
  thread: URL,
  changed: Partial<typeof limits> = {},
): PaperPress & { close: () => Promise<void> } => {
  const { waiting, printMs, idleMs } = { ...limits, ...changed };
  const queue: Job[] = [];
  let current: Job | undefined;
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;

  const settle = ({ bytes, error = 'Error' }: Printed): void => {
    const job = current;
    current = undefined;
    if (bytes !== undefined) job?.resolve(bytes);
    else job?.reject(Object.assign(new Error('The paper was not printed.'), { name: error }));
    next();
  };
  const end = async (error: string): Promise<void> => {
    const ended = worker;
    worker = undefined;
    if (current !== undefined) settle({ error });
    await ended?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(thread, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const died = (): void => void (worker === started && end('PressThreadError'));
    started.on('message', settle).on('error', died).on('exit', died);
    return started;
  };
  const wait = (ms: number, error: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void end(error), ms).unref();
  };
  const next = (): void => {
    if (current !== undefined) return;
    current = queue.shift();
    if (current === undefined) {
      // A process that has nothing else to do may end.
      worker?.unref();
      return wait(idleMs, 'Idle');
    }
    wait(printMs, 'TimeoutError');
    worker ??= start();
    worker.ref();
    worker.postMessage(current.paper);
  };

  return {
    print: (paper) =>
      new Promise((resolve, reject) => {
        if (queue.length >= waiting) return reject(new PressBusyError());
        queue.push({ paper, resolve, reject });
        next();
      }),
    close: async () => {
      clearTimeout(timer);
      for (const { reject } of queue.splice(0)) reject(new PressBusyError());
      await end('AbortError');
      clearTimeout(timer);
    },
  };
};
