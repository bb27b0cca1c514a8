import { steadyMs } from '#functions/ports/steady-time.ts';

/** So long may work in the background go on before others have their turn. Milliseconds. */
const turnMs = 1;

/** So long others have the time to themselves after each turn, while there are any. Milliseconds. */
const restMs = 3;

/** So long does it wait for others beyond that: under full load somebody is always being answered. Milliseconds. */
const patienceMs = 10;

/** So long after somebody was answered the next is expected. Milliseconds. */
const expectedMs = 100;

/** Work that somebody waits for, and work in the background that stands behind it. */
export interface BehindOthers {
  /** Somebody waits for this. */
  first: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Resolves when nobody waits any more. */
  settled: () => Promise<unknown>;
  /**
   * Does work in the background on each item, one after the other: a hundred e-mails take a hundred times as
   * long to write or to open as one. Others have their turn in between, and while they come, most of the time.
   */
  inTurns: <Item, Value>(
    items: readonly Item[],
    work: (item: Item) => Promise<Value>,
  ) => Promise<Value[]>;
}

/** Keeps work in the background from being waited for. */
export const behindOthers = (): BehindOthers => {
  const underWay = new Set<Promise<unknown>>();
  let lastBegan = -Infinity;
  const settled = (): Promise<unknown> => Promise.allSettled(underWay);

  const othersTurn = async (): Promise<void> => {
    await nextTurn();
    if (steadyMs() - lastBegan > expectedMs) return;
    await pause(restMs);
    if (underWay.size > 0) await Promise.race([settled(), pause(patienceMs)]);
  };

  return {
    first: async (work) => {
      lastBegan = steadyMs();
      const outcome = work();
      underWay.add(outcome);
      try {
        return await outcome;
      } finally {
        underWay.delete(outcome);
      }
    },
    settled,
    inTurns: async (items, work) => {
      const done = [];
      let since = steadyMs();
      for (const item of items) {
        if (steadyMs() - since > turnMs) {
          await othersTurn();
          since = steadyMs();
        }
        done.push(await work(item));
      }
      return done;
    },
  };
};

/** Where a timer is the shortest pause there is, it takes a millisecond. */
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => (globalThis.setImmediate ?? setTimeout)(resolve));

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
