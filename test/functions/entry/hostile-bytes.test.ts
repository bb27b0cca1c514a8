import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dial, listening } from './listening.ts';

const body = 'lastName=a&description=b&clientType=consumer&email=kund%40example.test';

/** Requests that are right, for a few bytes of them to be changed. */
const right = [
  'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
  'GET //evil.example.test/klagomal HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
  'POST /api/complaints HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n' +
    'content-type: application/x-www-form-urlencoded\r\n\r\n' +
    `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  'POST /api/complaints HTTP/1.1\r\nhost: x\r\nconnection: close\r\n' +
    `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  // What two servers in a row may read differently (request smuggling): refused, not guessed at.
  'POST /api/complaints HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 4\r\n' +
    'transfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n',
  ...['TRACE', 'CONNECT', 'OPTIONS', 'PROPFIND', 'TRACK', 'FOO'].map(
    (method) => `${method} / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
  ),
  'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
  'GET http://evil.example.test/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
  'GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/9.9\r\nhost: x\r\n\r\n',
];

const changed = fc
  .tuple(
    fc.constantFrom(...right),
    fc.array(
      fc.record({
        at: fc.nat(400),
        cut: fc.nat(3),
        put: fc.oneof(
          fc.string({ unit: 'binary-ascii', maxLength: 3 }),
          fc.constantFrom('\r\n', '%'),
        ),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([request, changes]) =>
    changes.reduce(
      (text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
      request,
    ),
  );

const anyBytes = fc.oneof({ weight: 4, arbitrary: changed }, fc.string({ unit: 'binary-ascii' }));

const faults = (received: string): string[] =>
  [...received.matchAll(/HTTP\/1\.1 (5\d\d)/g)]
    .map(([line]) => line)
    .concat(/\n\s+at |node:internal/.test(received) ? ['a stack'] : []);

it('answers whatever bytes come with no fault, and goes on answering', async () => {
  const { port, url, logged } = await listening({ silence: 400, head: 400, request: 400 });
  const talk = async (bytes: string): Promise<string> => {
    const { socket, ended } = dial(port, bytes);
    socket.end();
    return ended;
  };
  for (const request of right) expect(faults(await talk(request)), request).toEqual([]);
  await fc.assert(
    fc.asyncProperty(fc.array(anyBytes, { minLength: 8, maxLength: 8 }), async (several) => {
      const received = await Promise.all(several.map(talk));
      expect(received.flatMap(faults)).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(logged.filter(({ event }) => event === 'request_failed')).toEqual([]);
  expect((await fetch(`${url}/`)).status).toBe(200);
}, 60_000);

it('does not send back what TRACE was asked with', async () => {
  const { port } = await listening({ silence: 400 });
  const trace = 'TRACE / HTTP/1.1\r\nhost: x\r\ncookie: secret\r\nconnection: close\r\n\r\n';
  const received = await dial(port, trace).ended;
  expect(received).toMatch(/^HTTP\/1\.1 405 /);
  expect(received).toMatch(/\r\nallow: GET, HEAD, OPTIONS\r\n/i);
  expect(received).not.toContain('secret');
});

it('never takes one request for two', async () => {
  const { port } = await listening({ silence: 400, head: 400, request: 400 });
  const { socket, ended } = dial(port, right[4] ?? '');
  socket.end();
  expect(await ended).toMatch(/^HTTP\/1\.1 400 /);
  expect((await ended).match(/HTTP\/1\.1 /g)).toHaveLength(1);
});
