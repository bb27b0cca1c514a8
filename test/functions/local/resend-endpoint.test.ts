import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Attachment } from '#functions/ports.ts';
import { causedMails, complaintInput } from '#test/functions/intake/mail-fixtures.ts';
import { mail, standIn, start } from './stand-in.ts';

const file = (size: number): Attachment => ({
  id: 'file-1',
  filename: 'avtal "å" (1).pdf',
  contentType: 'application/pdf',
  bytes: new Uint8Array(size).map((_, index) => index % 251),
});

test('both mails of a complaint arrive through the SDK as they were made', async () => {
  const { mailer, received } = await standIn();
  const attachment = file(4 * 1024 * 1024);
  const { officer, receipt } = causedMails(
    complaintInput(
      { lastName: 'محمد 🎄' },
      { attachments: [{ ...attachment, size: attachment.bytes.length }] },
    ),
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
