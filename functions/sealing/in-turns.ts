import { steadyMs } from '#functions/ports/steady-time.ts';

/** So long may work go on before others have their turn. Milliseconds. */
const turnMs = 1;

/** So long does it wait for others: under full load somebody is always being answered. Milliseconds. */
const patienceMs = 10;

/** Lets others have their turn. Where a timer is the shortest pause there is, it takes a millisecond. */
const othersTurn = (): Promise<void> =>
  new Promise((resolve) => (globalThis.setImmediate ?? setTimeout)(resolve));

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, patienceMs));

/** Does work on each item, one after the other, in the order of the items. */
export type InTurns = <Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
) => Promise<Value[]>;

/**
 * Work in the background: a hundred e-mails take a hundred times as long to write or to open as one, and
 * others have their turn in between. Whoever is being answered (`underWay`) is waited for, but not for long.
 */
export const turnsBehind =
  (underWay: ReadonlySet<Promise<unknown>>): InTurns =>
  async (items, work) => {
    const done = [];
    let since = steadyMs();
    for (const item of items) {
      if (steadyMs() - since > turnMs) {
        await othersTurn();
        if (underWay.size > 0) await Promise.race([Promise.allSettled(underWay), pause()]);
        since = steadyMs();
      }
      done.push(await work(item));
    }
    return done;
  };
