import { steadyMs } from '#functions/ports/steady-time.ts';

/** So long may work go on before others have their turn. Milliseconds. */
const turnMs = 1;

/** Lets others have their turn. Where a timer is the shortest pause there is, it takes a millisecond. */
export const othersTurn = (): Promise<void> =>
  new Promise((resolve) => (globalThis.setImmediate ?? setTimeout)(resolve));

/** Does work on each item, one after the other, in the order of the items. */
export type InTurns = <Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
) => Promise<Value[]>;

/**
 * Work in the background: a hundred e-mails take a hundred times as long to write or to open as one, and
 * others have their turn in between. Whoever is being answered (`underWay`) is waited for: nobody stands
 * behind more than one turn of it.
 */
export const turnsBehind =
  (underWay: ReadonlySet<Promise<unknown>>): InTurns =>
  async (items, work) => {
    const done = [];
    let since = steadyMs();
    for (const item of items) {
      if (steadyMs() - since > turnMs) {
        await othersTurn();
        await Promise.allSettled(underWay);
        since = steadyMs();
      }
      done.push(await work(item));
    }
    return done;
  };
