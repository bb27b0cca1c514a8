import { steadyMs } from '#functions/ports/steady-time.ts';

/** So long may work go on before others have their turn. Milliseconds. */
const turnMs = 2;

/** Where a timer is the shortest pause there is, it takes a millisecond. */
const othersTurn = (): Promise<void> =>
  new Promise((resolve) => (globalThis.setImmediate ?? setTimeout)(resolve));

/**
 * Does work on each item, one after the other: a hundred e-mails take a hundred times as long to write or
 * to open as one, and others have their turn in between.
 */
export const inTurns = async <Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> => {
  const done: Value[] = [];
  let since = steadyMs();
  for (const item of items) {
    if (steadyMs() - since > turnMs) {
      await othersTurn();
      since = steadyMs();
    }
    done.push(await work(item));
  }
  return done;
};
