import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '#functions/adapters/sqlite-store.ts';
import type { Log } from '#functions/ports.ts';
import { rotateKeys } from '#functions/sealing/reseal.ts';
import { attachment, message, morning, submission } from '#test/contract/store-fixtures.ts';
import { openTestStore, testSealer } from '#test/contract/test-store.ts';
import { makeFolder } from '#test/functions/adapters/store-folder.ts';

const makeFile = async (): Promise<string> => join(await makeFolder(), 'besked.sqlite');

const quiet: Log = () => {};

const openRecords = async (file: string) => {
  const records = await openSqliteStore({ file });
  onTestFinished(() => records.close());
  return records;
};

/** A store with so many submissions under key 1, each with a mail and every tenth with a file. */
const filled = async (file: string, count: number) => {
  const store = await openTestStore({ file }, { keys: [1] });
  const all = Array.from({ length: count }, (_, index) =>
    submission({ attachments: index % 10 === 0 ? [attachment(`file-${index}`, 3000)] : [] }),
  );
  await Promise.all(
    all.map((each) => {
      const attachmentIds = each.attachments.map(({ id }) => id);
      return store.accept(each, [message(each, 'officer', { attachmentIds })], 0);
    }),
  );
  await store.close();
  return all;
};

test('a rotation under traffic leaves nothing under the old key, which can then be removed', async () => {
  const file = await makeFile();
  const before = await filled(file, 230);
  const running = await openTestStore({ file }, { keys: [2, 1] });
  const behind = await openTestStore({ file }, { keys: [1, 2] });

  const during: ReturnType<typeof submission>[] = [];
  let rotating = true;
  const traffic = (async () => {
    while (rotating) {
      const pair = [submission(), submission()];
      await Promise.all(
        pair.map((each, index) =>
          (index === 0 ? running : behind).accept(each, [message(each)], 0),
        ),
      );
      during.push(...pair);
      await pause(2);
      for (const claimed of await running.claimDue({
        now: morning,
        leaseUntil: morning + 60_000,
        limit: 5,
      }))
        await running.markSent(claimed, { at: morning, providerId: claimed.id });
    }
  })();
  const records = await openRecords(file);
  const first = await rotateKeys(records, testSealer(2, 1), quiet);
  rotating = false;
  await traffic;
  expect(first.before[0]).toMatchObject({ keyId: 'k1' });
  expect(during.length).toBeGreaterThan(0);
  await behind.close();

  // What a server still wrote under the old key is taken up by the next rotation, before it is removed.
  const last = await rotateKeys(records, testSealer(2, 1), quiet);
  const rows = 2 * (before.length + during.length) + 23;
  expect(last).toMatchObject({ unreadable: 0, after: [{ keyId: 'k2', rows }] });
  await running.close();

  const store = await openTestStore({ file }, { keys: [2] });
  onTestFinished(() => store.close());
  for (const { receiptToken, fields } of [...before, ...during])
    expect((await store.findByReceiptToken(receiptToken))?.fields).toEqual(fields);
  const unsent = submission();
  await store.accept(unsent, [message(unsent)], 0);
  const now = morning + 86_400_000;
  await store.claimDue({ now, leaseUntil: now + 1, limit: 9999 });
  expect(store.unreadable()).toBe(0);
  const again = submission({ fingerprint: before[0]?.fingerprint ?? '' });
  expect(await store.accept(again, [], 0)).toMatchObject({ kind: 'repeated' });
  await expect(openTestStore({ file }, { keys: [1] })).rejects.toThrow(/sealed with the key k2/);
});

test('a rotation that was ended half way goes on where it was', async () => {
  const file = await makeFile();
  await filled(file, 150);
  const records = await openRecords(file);
  let batches = 0;
  const dying = {
    ...records,
    reseal: (rows: Parameters<typeof records.reseal>[0]) => {
      batches += 1;
      if (batches === 2) return Promise.reject(new Error('killed'));
      return records.reseal(rows);
    },
  };
  await expect(rotateKeys(dying, testSealer(2, 1), quiet)).rejects.toThrow('killed');
  expect(await records.keyUses()).toEqual([
    { keyId: 'k1', rows: 215 },
    { keyId: 'k2', rows: 100 },
  ]);
  const { before, after } = await rotateKeys(records, testSealer(2, 1), quiet);
  expect(before).toHaveLength(2);
  expect(after).toEqual([{ keyId: 'k2', rows: 315 }]);
});

test('a row that cannot be opened stays as it is and is told of; the rest is rotated', async () => {
  const file = await makeFile();
  await filled(file, 3);
  const database = new DatabaseSync(file);
  database.exec('UPDATE submission SET content = zeroblob(40) WHERE rowid = 2');
  database.close();
  const logged: string[] = [];
  const records = await openRecords(file);
  const rotation = await rotateKeys(records, testSealer(2, 1), (event) => logged.push(event));
  expect(rotation).toMatchObject({
    unreadable: 1,
    after: [
      { keyId: 'k1', rows: 1 },
      { keyId: 'k2', rows: 6 },
    ],
  });
  expect(logged).toEqual(['unsealing_failed']);
});

test('a draft is sealed anew, and one that is changed meanwhile stays as it was changed', async () => {
  const file = await makeFile();
  const within = { now: morning, room: { drafts: 9, bytes: 99_999 }, limits: [] };
  const draft = (id: string, text: string) => ({
    ...{ id, expiresAt: morning + 1, refusedFiles: [], fields: { description: text } },
    files: [{ id: 'f', filename: 'a.txt', contentType: 'text/plain', bytes: new Uint8Array(9) }],
  });
  const old = await openTestStore({ file }, { keys: [1, 2] });
  await old.holdDraft(draft('one', 'Ett.'), within);
  await old.holdDraft(draft('two', 'Två.'), within);
  const records = await openRecords(file);
  const slow = {
    ...records,
    reseal: async (rows: Parameters<typeof records.reseal>[0]) => {
      await old.holdDraft(draft('two', 'Två, ändrat.'), within);
      return records.reseal(rows);
    },
  };
  await rotateKeys(slow, testSealer(2, 1), quiet);
  await old.close();
  const { after } = await rotateKeys(records, testSealer(2, 1), quiet);
  expect(after).toEqual([{ keyId: 'k2', rows: 2 }]);
  const store = await openTestStore({ file }, { keys: [2] });
  onTestFinished(() => store.close());
  expect(await store.findDraft('one', morning)).toEqual(draft('one', 'Ett.'));
  expect(await store.findDraft('two', morning)).toEqual(draft('two', 'Två, ändrat.'));
});

test('with nothing to do it does nothing', async () => {
  const file = await makeFile();
  const records = await openRecords(file);
  const nothing = { before: [], after: [], unreadable: 0 };
  expect(await rotateKeys(records, testSealer(2, 1), quiet)).toEqual(nothing);
});
