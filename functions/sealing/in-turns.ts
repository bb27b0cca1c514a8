/**
 * Does work on each item, a few at a time: a hundred e-mails take a hundred times as long to write or to
 * open as one, and others have their turn in between.
 */
export const inTurns = async <Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> => {
  const done: Value[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve));
    done.push(...(await Promise.all(items.slice(start, start + atOnce).map(work))));
  }
  return done;
};

const atOnce = 8;
