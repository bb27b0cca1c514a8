import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import { expect, onTestFinished, test } from 'vitest';
import { deliverDue } from '#functions/delivery/deliver-due.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import type { Log } from '#functions/ports.ts';
import { SealingKeysError } from '#functions/sealing/open-sealed-store.ts';
import { attachment, message, morning, submission } from '#test/contract/store-fixtures.ts';
import { openTestStore } from '#test/contract/test-store.ts';
import { makeFolder } from '#test/functions/adapters/store-folder.ts';

const makeFile = async (): Promise<string> => join(await makeFolder(), 'besked.sqlite');

/** A store that is closed when the test ends, and what it has logged. */
const openLogged = async (file: string, keys: readonly number[] = [1]) => {
  const logged: { event: string; facts: Parameters<Log>[1] }[] = [];
  const log: Log = (event, facts) => logged.push({ event, facts });
  const store = await openTestStore({ file }, { keys, log });
  onTestFinished(() => store.close());
  return { store, logged };
};

/** Changes rows behind the store's back. */
const meddle = (file: string, statement: string): void => {
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec(statement);
  database.close();
};

const utf8 = (text: string) => new TextEncoder().encode(text);

const claimAll = { now: morning, leaseUntil: morning + 1000, limit: 99 };

test('nothing that anybody wrote, and no secret, stands in a file of the store', async () => {
  const file = await makeFile();
  const { store } = await openLogged(file);
  const marker = 'Märkvärdigt';
  const kept = submission({
    fields: { lastName: marker, email: `${marker}@example.test` },
    attachments: [
      {
        ...attachment(`a`, 0),
        filename: `${marker}.pdf`,
        contentType: `application/x-${marker}`,
        bytes: utf8(marker.repeat(2000)),
      },
    ],
    refusedFiles: [{ filename: `${marker}.exe`, reason: 'type' }],
    marks: ['manyLinks'],
  });
  const mail = message(kept, 'officer', { html: marker, text: marker, attachmentIds: ['a'] });
  await store.accept(kept, [mail], 0);
  const draft = {
    ...{
      id: 'draft',
      expiresAt: morning * 2,
      fields: kept.fields,
      refusedFiles: kept.refusedFiles,
    },
    files: [
      { id: marker, filename: `${marker}.txt`, contentType: 'text/plain', bytes: utf8(marker) },
    ],
  };
  const room = { drafts: 1, bytes: 99_999 };
  await store.holdDraft(draft, { now: morning, room, limits: [] });
  const claimed = await store.claimDue(claimAll);
  expect(claimed[0]?.attachments[0]?.filename).toBe(`${marker}.pdf`);

  const token = Buffer.from(kept.receiptToken, 'base64url');
  const told = [
    ...[marker, JSON.stringify(marker), 'officer@example.test', 'manyLinks', kept.receiptToken],
    ...[kept.fingerprint, token.subarray(8), Buffer.from(marker, 'utf16le')],
  ].map((text) => Buffer.from(text));
  for (const round of ['in the log', 'in the file']) {
    const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
    expect(bytes.includes(kept.reference), round).toBe(true);
    expect(bytes.includes(token.subarray(0, 8)), round).toBe(true);
    for (const text of told) expect(bytes.includes(text), `${String(text)} ${round}`).toBe(false);
    expect(await store.clearTraces()).toBe(true);
  }
});

test.each([
  ['a mail of another message', `(SELECT content FROM message WHERE id LIKE '%receipt')`],
  ['bytes of no meaning', `zeroblob(100)`],
])('a message with %s is parked and told of, and the others go out', async (_, content) => {
  const file = await makeFile();
  const { store, logged } = await openLogged(file);
  const [wrong, right] = [submission(), submission()];
  await store.accept(wrong, [message(wrong), message(wrong, 'receipt')], 0);
  await store.accept(right, [message(right)], 0);
  meddle(file, `UPDATE message SET content = ${content} WHERE id = '${wrong.id}-officer'`);

  const ids = (await store.claimDue(claimAll)).map(({ id }) => id).toSorted();
  expect(ids).toEqual([`${wrong.id}-receipt`, `${right.id}-officer`].toSorted());
  expect(await store.outboxHealth(morning)).toMatchObject({ pending: 2, failed: 1 });
  expect(store.unreadable()).toBe(1);
  const facts = { row: `${wrong.id}-officer`, key: 'k1', reason: 'not-authentic' };
  expect(logged).toEqual([{ event: 'unsealing_failed', facts }]);
});

test('a message whose key is missing waits for it, as uncertain as it was', async () => {
  const file = await makeFile();
  const { store, logged } = await openLogged(file);
  const [lost, right] = [submission(), submission()];
  await store.accept(lost, [message(lost)], 0);
  await store.accept(right, [message(right)], 0);
  meddle(file, `UPDATE message SET key_id = 'gone' WHERE id = '${lost.id}-officer'`);

  const sent: string[] = [];
  const report = await deliverDue({
    store,
    mailer: {
      batchSize: 0,
      sendBatch: () => Promise.reject(new Error('Nothing was to be sent together.')),
      send: (_mail, _files, key) => {
        sent.push(key);
        return Promise.resolve({ kind: 'sent', providerId: key });
      },
    },
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(morning) },
    log: () => {},
    randomness: { bytes: (length) => new Uint8Array(length) },
  });
  expect(report).toMatchObject({ sent: 1, failed: 0 });
  expect(sent).toEqual([`${right.id}-officer`]);
  expect(await store.outboxHealth(morning)).toMatchObject({ pending: 1, failed: 0 });
  expect(logged[0]?.facts).toMatchObject({ key: 'gone', reason: 'key-missing' });

  meddle(file, `UPDATE message SET key_id = 'k1'`);
  const later = (await store.nextDueAt()) ?? 0;
  expect(later).toBeGreaterThan(morning);
  const [found] = await store.claimDue({ ...claimAll, now: later, leaseUntil: later + 1 });
  expect(found).toMatchObject({ id: `${lost.id}-officer`, uncertainSince: undefined, attempt: 2 });
});

test('a receipt that cannot be opened is not to be had now, and only that', async () => {
  const file = await makeFile();
  const { store } = await openLogged(file);
  const [wrong, right] = [submission(), submission()];
  for (const each of [wrong, right]) await store.accept(each, [], 0);
  meddle(file, `UPDATE submission SET content = zeroblob(50) WHERE id = '${wrong.id}'`);
  const reading = store.findByReceiptToken(wrong.receiptToken);
  await expect(reading).rejects.toThrow('not what the key k1 sealed there');
  await expect(reading).rejects.toThrow(StoreUnavailableError);
  expect((await store.findByReceiptToken(right.receiptToken))?.fields).toEqual(right.fields);
  expect(store.unreadable()).toBe(1);

  const again = submission({ fingerprint: wrong.fingerprint });
  expect(await store.accept(again, [message(again)], 0)).toEqual({ kind: 'accepted' });
});

test('a file of another submission is not sent with a message', async () => {
  const file = await makeFile();
  const { store } = await openLogged(file);
  const [one, two] = [
    submission({ attachments: [attachment('mine', 10)] }),
    submission({ attachments: [attachment('theirs', 10)] }),
  ];
  await store.accept(one, [message(one, 'officer', { attachmentIds: ['mine'] })], 0);
  await store.accept(two, [], 0);
  meddle(
    file,
    `UPDATE attachment SET bytes = (SELECT bytes FROM attachment WHERE id = 'theirs')
     WHERE id = 'mine'`,
  );
  expect(await store.claimDue(claimAll)).toEqual([]);
  expect(await store.outboxHealth(morning)).toMatchObject({ failed: 1 });
});

test('a missing key, or another key of its name, stops the start and tells what to do', async () => {
  const file = await makeFile();
  const first = await openTestStore({ file }, { keys: [1] });
  const kept = submission();
  await first.accept(kept, [message(kept)], 0);
  await first.close();

  const withOther = openTestStore({ file }, { keys: [2] });
  await expect(withOther).rejects.toThrow(SealingKeysError);
  await expect(withOther).rejects.toThrow(
    /2 rows sealed with the key k1, but the keys at hand are only k2\./,
  );
  meddle(file, `UPDATE submission SET key_id = 'k2'; UPDATE message SET key_id = 'k2'`);
  await expect(openTestStore({ file }, { keys: [2] })).rejects.toThrow(/key k2 .* is not the one/);
  meddle(file, `UPDATE submission SET key_id = 'k1'; UPDATE message SET key_id = 'k1'`);

  const { store } = await openLogged(file, [2, 1]);
  expect((await store.findByReceiptToken(kept.receiptToken))?.id).toBe(kept.id);
  const again = submission({ fingerprint: kept.fingerprint });
  expect(await store.accept(again, [], 0)).toMatchObject({
    kind: 'repeated',
    receiptToken: kept.receiptToken,
  });
});

test('one row that was tampered with stops no start', async () => {
  const file = await makeFile();
  const first = await openTestStore({ file });
  for (const each of [submission(), submission()]) await first.accept(each, [message(each)], 0);
  await first.close();
  meddle(file, 'UPDATE submission SET content = zeroblob(50) WHERE rowid = 1');
  const { store } = await openLogged(file);
  expect(await store.claimDue(claimAll)).toHaveLength(2);
});

test('closing waits for what is being sealed', async () => {
  const file = await makeFile();
  const { store } = await openLogged(file);
  const kept = submission({ attachments: [attachment('large', 1024 * 1024)] });
  const [outcome] = await Promise.all([store.accept(kept, [], 0), store.close()]);
  expect(outcome).toEqual({ kind: 'accepted' });
  await expect(store.accept(submission(), [], 0)).rejects.toThrow('closed');
});

const batchClaim = { now: morning, leaseUntil: morning + 1000, limit: 5, size: 100 };

test('one of a batch that cannot be opened holds back no other', async () => {
  const file = await makeFile();
  const { store } = await openLogged(file);
  const kept = submission();
  await store.accept(kept, [message(kept), message(kept, 'receipt')], 0);
  meddle(file, `UPDATE message SET content = zeroblob(99) WHERE id = '${kept.id}-officer'`);
  expect(await store.claimBatches(batchClaim)).toEqual([]);
  const ids = (await store.claimDue(claimAll)).map(({ id }) => id);
  expect(ids).toEqual([`${kept.id}-receipt`]);
  expect(await store.outboxHealth(morning)).toMatchObject({ pending: 1, failed: 1 });
});

test.each([
  ['waits for a missing key', `key_id = 'gone'`, { pending: 2, failed: 0 }],
  ['is left to a person if tampered with', 'content = zeroblob(99)', { pending: 0, failed: 2 }],
])('a batch that may have gone out %s', async (_, change, health) => {
  const file = await makeFile();
  const { store } = await openLogged(file);
  const kept = submission();
  await store.accept(kept, [message(kept), message(kept, 'receipt')], 0);
  const [batch] = await store.claimBatches(batchClaim);
  meddle(file, `UPDATE message SET ${change} WHERE id = '${kept.id}-officer'`);
  const later = { ...batchClaim, now: morning + 1000, leaseUntil: morning + 2000 };
  expect(await store.claimBatches(later)).toEqual([]);
  expect(await store.claimDue({ ...claimAll, now: later.now })).toEqual([]);
  expect(await store.outboxHealth(morning)).toMatchObject(health);
  meddle(file, `UPDATE message SET key_id = 'k1'`);
  if (health.failed > 0) return;
  const now = (await store.nextDueAt()) ?? 0;
  expect(await store.claimBatches({ ...later, now, leaseUntil: now + 1 })).toMatchObject([
    { id: batch?.id, uncertainSince: morning, attempt: 3 },
  ]);
});

test('a draft that was tampered with is none, and is told of', async () => {
  const file = await makeFile();
  const { store, logged } = await openLogged(file);
  const draft = { id: 'draft', expiresAt: morning * 2, fields: {}, files: [], refusedFiles: [] };
  const within = { now: morning, room: { drafts: 9, bytes: 9999 }, limits: [] };
  await store.holdDraft(draft, within);
  await store.holdDraft({ ...draft, id: 'other' }, within);
  meddle(file, `UPDATE draft SET content = (SELECT content FROM draft WHERE id = 'other')`);
  expect(await store.findDraft('draft', morning)).toBeUndefined();
  expect(await store.findDraft('other', morning)).toEqual({ ...draft, id: 'other' });
  expect(logged.map(({ event, facts }) => [event, facts?.['row']])).toEqual([
    ['unsealing_failed', 'draft'],
  ]);
});
