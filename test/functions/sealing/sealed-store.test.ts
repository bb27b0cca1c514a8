import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { deliverDue } from '#functions/delivery/deliver-due.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import { SealingKeysError } from '#functions/sealing/open-sealed-store.ts';
import { attachment, message, morning, submission } from '#test/contract/store-fixtures.ts';
import { openTestStore } from '#test/contract/test-store.ts';
import { claimAll, makeFile, meddle, openLogged } from './sealed-files.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

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
  ['a mail of another message', `(SELECT content FROM message_content WHERE id LIKE '%receipt')`],
  ['bytes of no meaning', `zeroblob(100)`],
])('a message with %s is parked and told of, and the others go out', async (_, content) => {
  const file = await makeFile();
  const { store, logged } = await openLogged(file);
  const [wrong, right] = [submission(), submission()];
  await store.accept(wrong, [message(wrong), message(wrong, 'receipt')], 0);
  await store.accept(right, [message(right)], 0);
  meddle(file, `UPDATE message_content SET content = ${content} WHERE id = '${wrong.id}-officer'`);

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
  meddle(file, `UPDATE message_content SET key_id = 'gone' WHERE id = '${lost.id}-officer'`);

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

  meddle(file, `UPDATE message_content SET key_id = 'k1'`);
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
  meddle(file, `UPDATE submission SET key_id = 'k2'; UPDATE message_content SET key_id = 'k2'`);
  await expect(openTestStore({ file }, { keys: [2] })).rejects.toThrow(/key k2 .* is not the one/);
  meddle(file, `UPDATE submission SET key_id = 'k1'; UPDATE message_content SET key_id = 'k1'`);

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
