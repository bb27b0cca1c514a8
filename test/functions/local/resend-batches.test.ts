import { readdir, rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { mail, standIn } from './stand-in.ts';

test('a batch arrives in its order, once for each key, also after a restart', async () => {
  const first = await standIn();
  const mails = ['a', 'b', 'c'].map((text) => ({ ...mail, text }));
  const sent = await first.mailer.sendBatch(mails, 'batch-1');
  expect(sent.kind).toBe('sent');
  expect(await first.mailer.sendBatch(mails, 'batch-1')).toEqual(sent);
  const second = await standIn(first.folder);
  expect(await second.mailer.sendBatch(mails, 'batch-1')).toEqual(sent);
  const received = await second.received();
  expect(received.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  expect({ kind: 'sent', providerIds: received.map(({ id }) => id) }).toEqual(sent);
  expect(await second.mailer.sendBatch(mails.toReversed(), 'batch-1')).toMatchObject({
    ...{ kind: 'refused', status: 409 },
  });
});

test('of a batch in whose midst the machine stopped the rest is taken at the next try', async () => {
  const first = await standIn();
  const mails = ['a', 'b', 'c'].map((text) => ({ ...mail, text }));
  await first.mailer.sendBatch(mails, 'batch-1');
  const [, last = ''] = (await readdir(first.folder)).sort();
  await rm(`${first.folder}/${last}`);
  const second = await standIn(first.folder);
  const again = await second.mailer.sendBatch(mails, 'batch-1');
  const received = await second.received();
  expect(received.map(({ text }) => text).toSorted()).toEqual(['a', 'b', 'c']);
  expect(again).toEqual(await second.mailer.sendBatch(mails, 'batch-1'));
});

test('a batch is refused whole, as Resend refuses it', async () => {
  const { postBatch, received } = await standIn();
  const good = { from: mail.from, to: mail.to, subject: 'Hej', text: 'Hej' };
  const file = { filename: 'a.pdf', content: 'AAAA' };
  for (const body of [
    [],
    good,
    [good, { ...good, to: ['nobody'] }],
    [good, { ...good, attachments: [file] }],
    Array.from({ length: 101 }, () => good),
  ])
    expect((await postBatch(body)).status).toBe(422);
  expect((await postBatch([good, good], 'k'.repeat(257))).status).toBe(400);
  expect(await received()).toEqual([]);
  expect((await postBatch(Array.from({ length: 100 }, () => good))).status).toBe(200);
  expect(await received()).toHaveLength(100);
});
