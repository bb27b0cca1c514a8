import { readdir, rm } from 'node:fs/promises';
import { Hono } from 'hono';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { resendMailer } from '#functions/adapters/resend-mailer.ts';
import { complaintMails } from '#functions/intake/complaint-mails.ts';
import { localResend } from '#functions/local/resend-endpoint.ts';
import type { Attachment, Mail } from '#functions/ports.ts';
import { listenApp } from '#test/functions/adapters/loopback.ts';
import { makeFolder } from '#test/functions/adapters/store-folder.ts';
import { complaintInput } from '#test/functions/intake/mail-fixtures.ts';

const start = Temporal.Instant.from('2026-11-22T10:00:00Z');

const mail: Mail = {
  from: 'Besked <besked@example.test>',
  to: ['ada@example.test'],
  subject: 'Hej',
  html: '<p>Hej</p>',
  text: 'Hej',
  attachmentIds: [],
};

/** The stand-in over loopback, as the local entry mounts it. */
const standIn = async (inFolder?: string) => {
  const folder = inFolder ?? `${await makeFolder()}/inbox`;
  const time = { now: start };
  const app = new Hono().route('/_local', localResend({ folder, clock: { now: () => time.now } }));
  const url = `${await listenApp(app)}/_local`;
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/resend/emails`, {
      method: 'POST',
      headers: { authorization: 'Bearer re_local', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    folder,
    url,
    time,
    post,
    postBatch: (body: unknown, key = 'key-1') =>
      fetch(`${url}/resend/emails/batch`, {
        method: 'POST',
        headers: { authorization: 'Bearer re_local', 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
    mailer: resendMailer({ apiKey: 're_local', baseUrl: `${url}/resend` }),
    received: async () => receivedSchema.parse(await (await fetch(`${url}/inbox.json`)).json()),
  };
};

const receivedSchema = z.array(
  z.strictObject({
    id: z.uuid(),
    from: z.string(),
    to: z.array(z.string()),
    replyTo: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    headers: z.record(z.string(), z.string()),
    attachments: z.array(
      z.strictObject({ filename: z.string(), contentType: z.string(), size: z.number() }),
    ),
    idempotencyKey: z.string().nullable(),
    receivedAt: z.string(),
  }),
);

const file = (size: number): Attachment => ({
  id: 'file-1',
  filename: 'avtal "å" (1).pdf',
  contentType: 'application/pdf',
  bytes: new Uint8Array(size).map((_, index) => index % 251),
});

test('both mails of a complaint arrive through the SDK as they were made', async () => {
  const { mailer, received } = await standIn();
  const attachment = file(4 * 1024 * 1024);
  const { officer, receipt } = complaintMails(
    complaintInput({ lastName: 'محمد 🎄' }, { attachments: [attachment] }),
  );
  expect(await mailer.send(officer, [attachment], 'officer-1')).toMatchObject({ kind: 'sent' });
  expect(await mailer.send(receipt ?? mail, [], 'receipt-1')).toMatchObject({ kind: 'sent' });
  const [first, second, ...more] = await received();
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    from: officer.from,
    to: officer.to,
    replyTo: ['asa@example.test'],
    subject: officer.subject,
    text: officer.text,
    html: officer.html,
    headers: officer.headers,
    attachments: [
      { filename: 'avtal "å" (1).pdf', contentType: 'application/pdf', size: 4 * 1024 * 1024 },
    ],
    idempotencyKey: 'officer-1',
    receivedAt: '2026-11-22T10:00:00.000Z',
  });
  expect(second).toMatchObject({ idempotencyKey: 'receipt-1', attachments: [] });
});

test('the same key and mail is one mail with one id, also after a restart', async () => {
  const first = await standIn();
  const sent = await first.mailer.send(mail, [], 'key-1');
  expect(await first.mailer.send(mail, [], 'key-1')).toEqual(sent);
  const second = await standIn(first.folder);
  expect(await second.mailer.send(mail, [], 'key-1')).toEqual(sent);
  expect(await second.received()).toHaveLength(1);
});

test('the same key with another mail is refused', async () => {
  const { mailer, received } = await standIn();
  await mailer.send(mail, [], 'key-1');
  expect(await mailer.send({ ...mail, text: 'Annat' }, [], 'key-1')).toMatchObject({
    kind: 'refused',
    status: 409,
  });
  expect(await received()).toHaveLength(1);
});

test('a key is forgotten after 24 hours, not before: a mail sent again then comes twice', async () => {
  const { mailer, received, time } = await standIn();
  await mailer.send(mail, [], 'key-1');
  time.now = start.add({ hours: 24 }).subtract({ milliseconds: 1 });
  await mailer.send(mail, [], 'key-1');
  expect(await received()).toHaveLength(1);
  time.now = start.add({ hours: 24 });
  await mailer.send(mail, [], 'key-1');
  expect(await received()).toHaveLength(2);
});

test('of two requests with one key at once, one is told to wait', async () => {
  const { post, received } = await standIn();
  const body = { from: mail.from, to: mail.to, subject: 'Hej', text: 'Hej' };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => post(body, { 'idempotency-key': 'key-1' })),
  );
  expect(await received()).toHaveLength(1);
  for (const answer of answers) {
    if (answer.status === 200) continue;
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ name: 'concurrent_idempotent_requests' });
  }
});

test.each([
  ['no key', {}, { authorization: '' }, 401, 'missing_api_key'],
  ['an empty idempotency key', {}, { 'idempotency-key': '' }, 400, 'invalid_idempotency_key'],
  [
    'a long idempotency key',
    {},
    { 'idempotency-key': 'k'.repeat(257) },
    400,
    'invalid_idempotency_key',
  ],
  ['no sender', { from: undefined }, {}, 422, 'missing_required_field'],
  ['a sender without a domain', { from: 'Besked' }, {}, 422, 'invalid_from_address'],
  ['no recipient', { to: [] }, {}, 422, 'validation_error'],
  [
    '51 recipients',
    { to: Array.from({ length: 51 }, () => 'a@b.test') },
    {},
    422,
    'validation_error',
  ],
  ['a recipient that is none', { to: ['ada@'] }, {}, 422, 'validation_error'],
  ['a line break in a name', { to: ['A\r\nBcc: <eve@example.test>'] }, {}, 422, 'validation_error'],
  ['a line break in the subject', { subject: 'a\nBcc: x' }, {}, 422, 'validation_error'],
  ['a line break in a header', { headers: { 'X-A': 'a\r\nb' } }, {}, 422, 'validation_error'],
  ['no text', { text: undefined }, {}, 422, 'missing_required_field'],
  [
    'an attachment that is not Base64',
    { attachments: [{ filename: 'a', content: '%' }] },
    {},
    422,
    'invalid_attachment',
  ],
])('refuses %s as Resend does', async (_name, changes, headers, status, name) => {
  const { post, received } = await standIn();
  const body = { from: mail.from, to: mail.to, subject: 'Hej', text: 'Hej', ...changes };
  const answer = await post(body, headers);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ statusCode: status, name });
  expect(await received()).toEqual([]);
});

test('takes 50 recipients, a name with an address, and a key of 256 characters', async () => {
  const { post } = await standIn();
  const to = Array.from({ length: 50 }, (_, index) => `Åsa <a${index}@b.test>`);
  const answer = await post(
    { from: 'a@b.test', to, subject: 'Hej', html: '<p>Hej</p>' },
    { 'idempotency-key': 'k'.repeat(256) },
  );
  expect(answer.status).toBe(200);
});

test('refuses what is no JSON, and more than 40 MB', async () => {
  const { post } = await standIn();
  expect((await post('{')).status).toBe(422);
  const large = {
    from: mail.from,
    to: mail.to,
    subject: 'Hej',
    text: 'x'.repeat(41 * 1024 * 1024),
  };
  expect((await post(large)).status).toBe(413);
});

test('a mail can be asked for by its id', async () => {
  const { mailer, url } = await standIn();
  const sent = await mailer.send(mail, [file(3)], 'key-1');
  const id = sent.kind === 'sent' ? sent.providerId : '';
  const get = (path: string) =>
    fetch(`${url}/resend/emails/${path}`, { headers: { authorization: 'Bearer re_local' } });
  expect(await (await get(id)).json()).toMatchObject({
    id,
    subject: 'Hej',
    last_event: 'delivered',
  });
  expect((await get('another')).status).toBe(404);
});

test('an inbox that was thrown away is empty, and takes mail again', async () => {
  const { mailer, received, folder } = await standIn();
  await mailer.send(mail, [], 'key-1');
  await rm(folder, { recursive: true });
  expect(await received()).toEqual([]);
  await mailer.send(mail, [], 'key-2');
  expect(await received()).toHaveLength(1);
});

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
