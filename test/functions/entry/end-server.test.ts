import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { endServer, openConnections } from '#functions/entry/end-server.ts';
import { dial } from './listening.ts';

const ask = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';

/** A server that answers so, the connections to it, and its port. */
const listening = async (answer: RequestListener) => {
  const server = createServer(answer);
  const connections = openConnections(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => server.closeAllConnections());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { server, connections, port };
};

test('who is about to ask on an open connection is answered there, for the last time', async () => {
  const { server, connections, port } = await listening((_, response) => response.end('here'));
  const { socket, ended } = dial(port, ask);
  await once(socket, 'data');
  const end = endServer(server, connections, 60_000);
  socket.write(ask);
  const answers = (await ended).split('HTTP/1.1 200 OK').slice(1);
  expect(answers.map((answer) => /connection: close/i.test(answer))).toEqual([false, true]);
  expect(await end).toBe(0);
});

test('an answer under way ends, and says that its connection closes', async () => {
  const goOn = Promise.withResolvers<undefined>();
  const arrived = Promise.withResolvers<undefined>();
  const { server, connections, port } = await listening((_, response) => {
    arrived.resolve(undefined);
    void goOn.promise.then(() => response.end('here'));
  });
  const { ended } = dial(port, ask);
  await arrived.promise;
  const end = endServer(server, connections, 60_000);
  goOn.resolve(undefined);
  expect(await ended).toMatch(/^HTTP\/1\.1 200 OK\r\n(.*\r\n)*connection: close\r\n/i);
  expect(await end).toBe(0);
});

test('what never asks for anything does not hold it up, what never ends is cut off', async () => {
  const { server, connections, port } = await listening(() => {});
  const silent = dial(port, '');
  await expect.poll(() => connections.size).toBe(1);
  const end = await endServer(server, connections, 60_000);
  expect([end, await silent.ended]).toEqual([0, '']);

  const other = await listening(() => {});
  const endless = dial(other.port, ask);
  await once(other.server, 'request');
  expect(await endServer(other.server, other.connections, 0)).toBe(1);
  expect(await endless.ended).toBe('');
});
