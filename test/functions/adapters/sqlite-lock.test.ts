import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StoreUnavailableError } from '#functions/ports.ts';
import { message, morning, submission } from '#test/contract/store-fixtures.ts';
import { holdLock, makeFolder, openStore } from './store-folder.ts';

/** Resolves after so many turns of a 5 ms interval: it never does while the event loop is held up. */
const ticks = (count: number): Promise<number> =>
  new Promise((resolve) => {
    let seen = 0;
    const timer = setInterval(() => {
      seen += 1;
      if (seen < count) return;
      clearInterval(timer);
      resolve(seen);
    }, 5);
  });

test('while another process holds the lock a submission waits, and all else goes on', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  const store = await openStore({ file, waitMs: 15_000 });
  const [before, waiting] = [submission(), submission()];
  await store.accept(before, [message(before)], 0);

  const release = await holdLock(file);
  const accepting = store.accept(waiting, [], 0);
  const claiming = store.claimDue({ now: morning, leaseUntil: morning + 1, limit: 9 });
  expect(await Promise.race([accepting, claiming, ticks(40)])).toBe(40);
  expect((await store.findByReceiptToken(before.receiptToken))?.id).toBe(before.id);
  expect(await store.outboxHealth(morning)).toMatchObject({ pending: 1 });

  await release();
  expect(await accepting).toEqual({ kind: 'accepted' });
  expect(await claiming).toHaveLength(1);
});

test('whoever has waited long enough is refused, nothing is kept, and the store works again', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  const store = await openStore({ file, waitMs: 100 });
  const refused = submission();

  const release = await holdLock(file);
  const outcome = store.accept(refused, [message(refused)], 0);
  await expect(outcome).rejects.toThrow(StoreUnavailableError);
  await expect(outcome).rejects.toThrow(/^SQLITE_BUSY/);
  expect(await store.nextDueAt()).toBeUndefined();

  await release();
  expect(await store.findByReceiptToken(refused.receiptToken)).toBeUndefined();
  expect(await store.accept(refused, [message(refused)], 0)).toEqual({ kind: 'accepted' });
});

test('a store is opened while the lock is held, and its first schema waits for it', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  const release = await holdLock(file);
  await expect(openStore({ file, waitMs: 50 })).rejects.toThrow(/^SQLITE_BUSY/);
  const opening = openStore({ file, waitMs: 15_000 });
  expect(await Promise.race([opening, ticks(10)])).toBe(10);
  await release();
  await (await opening).accept(submission(), [], 0);

  const releaseAgain = await holdLock(file);
  const second = await openStore({ file, waitMs: 50 });
  expect(await second.nextDueAt()).toBeUndefined();
  await releaseAgain();
});

test('closing waits for what was taken, and takes no more', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  const store = await openStore({ file, waitMs: 15_000 });
  const release = await holdLock(file);
  const kept = submission();
  const accepting = store.accept(kept, [], 0);
  const closing = store.close();
  await expect(store.accept(submission(), [], 0)).rejects.toThrow(StoreUnavailableError);
  await release();
  expect(await accepting).toEqual({ kind: 'accepted' });
  await closing;
  const again = await openStore({ file });
  expect((await again.findByReceiptToken(kept.receiptToken))?.id).toBe(kept.id);
});
