import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { resendMailer } from '#functions/adapters/resend-mailer.ts';
import type { Mail } from '#functions/ports.ts';
import { listen } from './loopback.ts';

const mailTo = (to: string): Mail => ({
  from: 'Besked <besked@example.test>',
  to: [to],
  replyTo: 'kund@example.test',
  subject: 'Hej',
  html: '<p>Hej</p>',
  text: 'Hej',
  headers: { 'X-Entity-Ref-ID': to },
  attachmentIds: [],
});

const mails = [mailTo('ada@example.test'), mailTo('officer@example.test')];

/** Sends two mails in one request through the real SDK to a server that answers like this. */
const sendTo = async (answer: RequestListener) => {
  const baseUrl = await listen((request, response) => {
    request.resume();
    request.on('end', () => answer(request, response));
  });
  return resendMailer({ apiKey: 're_test', baseUrl, timeoutMs: 300 }).sendBatch(mails, 'batch-1');
};

const reply =
  (status: number, body: unknown): RequestListener =>
  (_request, response) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));

test('a batch is one request under one key, refused as a whole or not at all', async () => {
  const requests: { url: unknown; key: unknown; validation: unknown; body: unknown }[] = [];
  const baseUrl = await listen((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      requests.push({
        url: request.url,
        key: request.headers['idempotency-key'],
        validation: request.headers['x-batch-validation'],
        body: z.json().parse(JSON.parse(Buffer.concat(parts).toString())),
      });
      reply(200, { data: [{ id: 'a' }, { id: 'b' }] })(request, response);
    });
  });
  const mailer = resendMailer({ apiKey: 're_test', baseUrl });
  const sent = { kind: 'sent', providerIds: ['a', 'b'] };
  expect(await mailer.sendBatch(mails, 'batch-1')).toEqual(sent);
  expect(await mailer.sendBatch(mails, 'batch-1')).toEqual(sent);
  const body = mails.map(({ from, to, subject, html, text, headers, replyTo }) => ({
    ...{ from, to, subject, html, text, headers, reply_to: replyTo },
  }));
  const request = { url: '/emails/batch', key: 'batch-1', validation: 'strict', body };
  expect(requests).toEqual([request, request]);
});

test.each<[string, RequestListener]>([
  ['an id too few', reply(200, { data: [{ id: 'a' }] })],
  ['an id too many', reply(200, { data: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] })],
  ['one id twice', reply(200, { data: [{ id: 'a' }, { id: 'a' }] })],
  ['an empty id', reply(200, { data: [{ id: 'a' }, { id: '' }] })],
  ['the answer to a single mail', reply(200, { id: 'a' })],
  ['200 that is no JSON', reply(200, '{"data":[{"id":"a')],
  ['200 with null', reply(200, 'null')],
  ['500 with the body null', reply(500, 'null')],
  ['502 with HTML', reply(502, '<h1>Bad gateway</h1>')],
  [
    '409 while the first request is under way',
    reply(409, { statusCode: 409, name: 'concurrent_idempotent_requests', message: 'no' }),
  ],
  ['a connection that is reset', (_request, response) => void response.destroy()],
  ['no answer in time', () => {}],
])('%s: the batch may or may not have gone out', async (_name, answer) => {
  expect((await sendTo(answer)).kind).toBe('unknown');
});

test.each([
  [429, 'rate_limit_exceeded', 'not-now'],
  [401, 'missing_api_key', 'refused'],
  [409, 'invalid_idempotent_request', 'refused'],
  [422, 'validation_error', 'refused'],
])('%i %s: certainly none has gone out now', async (status, name, kind) => {
  const body = { statusCode: status, name, message: 'no' };
  expect(await sendTo(reply(status, body))).toMatchObject({ kind, status, error: `${name}: no` });
});

test('batches pay where requests are limited, and take their turn with single mails', async () => {
  const arrived: string[] = [];
  const baseUrl = await listen((request, response) => {
    arrived.push(String(request.url));
    request.resume();
    reply(200, { data: [{ id: 'a' }, { id: 'b' }] })(request, response);
  });
  const hourly = resendMailer({ apiKey: 're_test', baseUrl, intervalMs: 3_600_000 });
  expect(hourly.batchSize).toBe(100);
  expect(resendMailer({ apiKey: 're_test', baseUrl }).batchSize).toBe(0);
  await hourly.sendBatch(mails, 'now');
  void hourly.send(mailTo('ada@example.test'), [], 'in an hour');
  void hourly.sendBatch(mails, 'in two');
  expect(arrived).toEqual(['/emails/batch']);
});
