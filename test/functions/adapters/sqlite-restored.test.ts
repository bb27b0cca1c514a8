import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { restoreStore } from '#functions/adapters/sqlite-backup.ts';
import { attachment, message, morning, submission } from '#test/contract/store-fixtures.ts';
import { backUp, deliver, hour, provider } from './backup-fixtures.ts';
import { makeFolder, openStore } from './store-folder.ts';

describe('what a restored store sends', () => {
  /** A store with one mail sent before the backup and one after it, and the copy, restored. */
  const restoredAfterSending = async () => {
    const folder = await makeFolder();
    const [source, file] = [join(folder, 'besked.sqlite'), join(folder, 'new', 'besked.sqlite')];
    const store = await openStore({ file: source });
    const { delivered, mailerAt } = provider();
    const [early, late] = [
      submission({ attachments: [attachment('a', 9)] }),
      submission({ receivedAt: morning + 2 }),
    ];
    await store.accept(early, [message(early, 'officer', { attachmentIds: ['a'] })], 0);
    await deliver(store, mailerAt(morning), morning);
    await store.accept(late, [message(late)], 0);
    const copy = await backUp(source, folder, morning + 2);

    await deliver(store, mailerAt(morning + 10), morning + 10);
    const afterwards = submission();
    await store.accept(afterwards, [message(afterwards)], 0);
    expect(delivered).toEqual([`${early.id}-officer`, `${late.id}-officer`]);
    restoreStore(copy.file, file);
    return { restored: await openStore({ file }), source: store, delivered, mailerAt, late };
  };

  test('within 23 hours: what was unsent, under its old key, so that it comes once', async () => {
    const { restored, source, delivered, mailerAt } = await restoredAfterSending();
    const now = morning + 2 + 23 * hour - 1;
    expect(await deliver(restored, mailerAt(now), now)).toMatchObject({ sent: 1, failed: 0 });
    expect(await deliver(restored, mailerAt(now), now)).toMatchObject({ sent: 0 });
    expect(delivered).toHaveLength(2);
    // The old store goes on meanwhile, and its mails too come once.
    expect(await deliver(source, mailerAt(now), now)).toMatchObject({ sent: 1 });
    expect(delivered).toHaveLength(3);
  });

  test('later: nothing that may have been sent; a person decides', async () => {
    const { restored, delivered, mailerAt, late } = await restoredAfterSending();
    const now = morning + 2 + 23 * hour;
    expect(await deliver(restored, mailerAt(now), now)).toMatchObject({ sent: 0, failed: 1 });
    expect(delivered).toHaveLength(2);
    expect(await restored.outboxHealth(now)).toMatchObject({ failed: 1 });
    const id = `${late.id}-officer`;
    const retry = { at: now, forgottenSince: now - 23 * hour };
    expect(await restored.retryParked(id, { ...retry, secondCopy: false })).toBe('doubtful');
    expect(await restored.retryParked(id, { ...retry, secondCopy: true })).toBe('due');
    await deliver(restored, mailerAt(now + 2 * hour), now + 2 * hour);
    expect(delivered.filter((key) => key === id)).toHaveLength(2);
  });
});

test('what goes out in batches after the backup, or is under way in one, comes once', async () => {
  const folder = await makeFolder();
  const source = join(folder, 'besked.sqlite');
  const store = await openStore({ file: source });
  const { delivered, mailerAt } = provider();
  const [underWay, waiting] = [submission(), submission()];
  const both = (of: typeof waiting) => [message(of), message(of, 'receipt')];
  await store.accept(underWay, both(underWay), 0);
  await store.claimBatches({ now: morning, leaseUntil: morning + 1, limit: 1, size: 100 });
  await store.accept(waiting, both(waiting), 0);
  const copy = await backUp(source, folder, morning);
  const restored = await openStore({ file: copy.file });
  for (const each of [store, restored, store, restored])
    await deliver(each, mailerAt(morning + 10, 100), morning + 10);
  expect(delivered).toHaveLength(4);
  expect(await restored.outboxHealth(morning)).toMatchObject({ pending: 0, failed: 0 });
});

test('a message that was being sent when the backup was made is as uncertain as it was', async () => {
  const folder = await makeFolder();
  const source = join(folder, 'besked.sqlite');
  const store = await openStore({ file: source });
  const kept = submission();
  await store.accept(kept, [message(kept)], 0);
  await store.claimDue({ now: morning, leaseUntil: morning + hour, limit: 9 });
  const copy = await backUp(source, folder, morning + 500);
  const restored = await openStore({ file: copy.file });
  const now = morning + 1000;
  const [claimed] = await restored.claimDue({ now, leaseUntil: now + 1, limit: 9 });
  expect(claimed).toMatchObject({ attempt: 2, uncertainSince: morning });
});
