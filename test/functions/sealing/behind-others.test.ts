import { describe, expect, test } from 'vitest';
import { behindOthers } from '#functions/sealing/behind-others.ts';

/** Longer than one turn in the background may last. */
const longWork = (): void => {
  const until = performance.now() + 2;
  while (performance.now() < until);
};

describe('work in the background', () => {
  test('is done in order, each once', async () => {
    const { inTurns } = behindOthers();
    const items = [1, 2, 3, 4];
    const done = await inTurns(items, (item) => {
      longWork();
      return Promise.resolve(item * 2);
    });
    expect(done).toEqual([2, 4, 6, 8]);
  });

  test('lets who is being answered go before it', async () => {
    const { first, inTurns } = behindOthers();
    const told: string[] = [];
    const background = inTurns(['one', 'two'], (item) => {
      longWork();
      told.push(item);
      return Promise.resolve(item);
    });
    await first(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      told.push('answered');
    });
    await background;
    expect(told).toEqual(['one', 'answered', 'two']);
  });

  test('goes on although somebody is always being answered', async () => {
    const { first, inTurns } = behindOthers();
    const never = Promise.withResolvers<undefined>();
    const waiting = first(() => never.promise);
    const done = await inTurns([1, 2, 3], (item) => {
      longWork();
      return Promise.resolve(item);
    });
    expect(done).toEqual([1, 2, 3]);
    never.resolve(undefined);
    await waiting;
  });
});

test('what somebody waits for is waited for at the end, whether it fails or not', async () => {
  const { first, settled } = behindOthers();
  const ends = Promise.withResolvers<string>();
  const waiting = first(() => ends.promise);
  let ended = false;
  const end = settled().then(() => (ended = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toBe(false);
  ends.reject(new Error('no'));
  await expect(waiting).rejects.toThrow('no');
  await end;
  expect(ended).toBe(true);
});
