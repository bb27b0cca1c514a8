import type { RequestListener, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { resendMailer } from '#functions/adapters/resend-mailer.ts';
import type { Mail } from '#functions/ports.ts';
import { listen } from './loopback.ts';

const mail: Mail = {
  from: 'Besked <besked@example.test>',
  to: ['ada@example.test'],
  subject: 'Hej',
  html: '<p>Hej</p>',
  text: 'Hej',
  attachmentIds: [],
};

/** Sends one mail through the real SDK to a server that answers like this. */
const sendTo = async (answer: RequestListener, key = 'key-1') => {
  const baseUrl = await listen((request, response) => {
    request.resume();
    request.on('end', () => answer(request, response));
  });
  return resendMailer({ apiKey: 're_test', baseUrl, timeoutMs: 300 }).send(mail, [], key);
};

const reply =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

const error = (statusCode: number, name: string, message = 'no') =>
  reply(statusCode, JSON.stringify({ statusCode, name, message }));

test('an id is success', async () => {
  expect(await sendTo(reply(200, '{"id":"abc"}'))).toEqual({ kind: 'sent', providerId: 'abc' });
});

test.each([
  ['429 with seconds', { 'retry-after': '7' }, 7],
  [
    '429 with an HTTP date',
    { 'retry-after': 'Sun, 22 Nov 2026 10:00:30 GMT', date: 'Sun, 22 Nov 2026 10:00:00 GMT' },
    30,
  ],
  ['429 with more than a day', { 'retry-after': '999999' }, 86_400],
])('%s is put off for as long as the server says', async (_name, headers, retryAfterSeconds) => {
  const body = '{"statusCode":429,"name":"rate_limit_exceeded","message":"Too many requests."}';
  expect(await sendTo(reply(429, body, headers))).toEqual({
    kind: 'not-now',
    status: 429,
    error: 'rate_limit_exceeded: Too many requests.',
    retryAfterSeconds,
  });
});

test.each([
  ['429 with nonsense in retry-after', { 'retry-after': 'soon' }],
  ['429 with a date that has passed', { 'retry-after': 'Sun, 22 Nov 2020 10:00:00 GMT' }],
  ['429 without retry-after', {}],
])('%s is put off', async (_name, headers: Record<string, string>) => {
  const body = '{"statusCode":429,"name":"daily_quota_exceeded","message":"Quota."}';
  expect(await sendTo(reply(429, body, headers))).toEqual({
    kind: 'not-now',
    status: 429,
    error: 'daily_quota_exceeded: Quota.',
  });
});

test.each<[string, RequestListener, number?]>([
  ['500 with the body null', reply(500, 'null')],
  ['500 with an error', error(500, 'internal_server_error'), 500],
  ['502 with HTML', reply(502, '<h1>Bad gateway</h1>'), 502],
  ['503 with an empty body', reply(503, ''), 503],
  ['504 from a gateway', reply(504, '<h1>Gateway time-out</h1>'), 504],
  ['200 that is no JSON', reply(200, '{"id":')],
  ['200 without an id', reply(200, '{}')],
  ['200 with null', reply(200, 'null')],
  ['200 with an empty id', reply(200, '{"id":""}')],
  ['an error of another shape', reply(400, '{"error":"what?"}')],
  ['an error that is a text', reply(400, '"what?"')],
  ['409 while the first request is under way', error(409, 'concurrent_idempotent_requests'), 409],
  ['a connection that is reset', (_request, response) => void response.destroy()],
  ['no answer in time', () => {}],
  [
    'half an answer in time',
    (_request, response) => void response.writeHead(200).write('{"id":"ab'),
  ],
])('%s may or may not have sent the mail', async (_name, answer, status) => {
  const outcome = await sendTo(answer);
  expect(outcome.kind).toBe('unknown');
  if (status !== undefined) expect(outcome).toMatchObject({ status });
});

test('nobody listening may or may not have sent it: the SDK does not tell', async () => {
  const mailer = resendMailer({ apiKey: 're_test', baseUrl: 'http://127.0.0.1:9' });
  expect((await mailer.send(mail, [], 'key-1')).kind).toBe('unknown');
});

test('a key that cannot be sent does not reject', async () => {
  expect((await sendTo(reply(200, '{"id":"abc"}'), 'a\nb')).kind).toBe('unknown');
});

test.each([
  [400, 'validation_error'],
  [401, 'missing_api_key'],
  [403, 'invalid_api_key'],
  [409, 'invalid_idempotent_request'],
  [422, 'invalid_from_address'],
  [451, 'security_error'],
])('%i %s is refused', async (status, name) => {
  expect(await sendTo(error(status, name))).toEqual({
    kind: 'refused',
    status,
    error: `${name}: no`,
  });
});

test('what the provider says is passed on in one line, without addresses', async () => {
  const message = 'You can only send to <ada@example.test>,\r\nnot "åsa@räksmörgås.example".';
  expect(await sendTo(error(403, 'validation_error', message))).toMatchObject({
    error: 'validation_error: You can only send to <<address>>, not "<address>".',
  });
});

test('a request waits for its turn where the provider takes only so many a second', async () => {
  const arrived: string[] = [];
  const baseUrl = await listen((request, response) => {
    arrived.push(String(request.headers['idempotency-key']));
    request.resume();
    response.setHeader('content-type', 'application/json').end('{"id":"abc"}');
  });
  const hourly = resendMailer({ apiKey: 're_test', baseUrl, intervalMs: 3_600_000 });
  void hourly.send(mail, [], 'now');
  void hourly.send(mail, [], 'in an hour');
  await resendMailer({ apiKey: 're_test', baseUrl }).send(mail, [], 'unhurried');
  await expect.poll(() => arrived.toSorted()).toEqual(['now', 'unhurried']);
});

test('what waits for its turn is called off at once, and what has gone out is waited for', async () => {
  const goOn = Promise.withResolvers<undefined>();
  const arrived = Promise.withResolvers<undefined>();
  let requests = 0;
  const baseUrl = await listen((request, response) => {
    requests += 1;
    request.resume();
    arrived.resolve(undefined);
    void goOn.promise.then(() =>
      response.setHeader('content-type', 'application/json').end('{"id":"abc"}'),
    );
  });
  const calledOff = new AbortController();
  const hourly = resendMailer({ apiKey: 're_test', baseUrl, intervalMs: 3_600_000 });
  const out = hourly.send(mail, [], 'out', calledOff.signal);
  const waiting = [
    hourly.send(mail, [], 'waits', calledOff.signal),
    hourly.sendBatch([mail, mail], 'waits too', calledOff.signal),
  ];
  await arrived.promise;
  calledOff.abort();
  const notBegun = { kind: 'not-begun', error: 'called_off' };
  expect(await Promise.all(waiting)).toEqual([notBegun, notBegun]);
  expect(await hourly.send(mail, [], 'too late', calledOff.signal)).toEqual(notBegun);
  goOn.resolve(undefined);
  expect((await out).kind).toBe('sent');
  expect(requests).toBe(1);
});
