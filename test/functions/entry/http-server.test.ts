import { connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { getRequestListener } from '@hono/node-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer, type Patience } from '#functions/entry/http-server.ts';
import { complaintFields, testBesked, urlencoded } from '#test/functions/http/besked.ts';

/** Besked on a port of its own, with as little patience as a test wants. */
const listening = async (limits: Partial<Patience>) => {
  const besked = await testBesked();
  const server = createHttpServer({ checkEvery: 20, ...limits });
  const answer = getRequestListener(besked.app.fetch);
  server.on('request', (request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const { port }: Pick<AddressInfo, 'port'> =
    typeof address === 'object' && address !== null ? address : { port: 0 };
  return { ...besked, port, url: `http://127.0.0.1:${port}` };
};

/** A connection that has sent its first bytes; `ended` is all that came back once it was closed. */
const dial = (port: number, first: string): { socket: Socket; ended: Promise<string> } => {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
  socket.on('error', () => {});
  const ended = once(socket, 'close').then(() => received);
  socket.write(first);
  onTestFinished(() => {
    socket.destroy();
  });
  return { socket, ended };
};

const drip = (socket: Socket, bytes: string): void => {
  const timer = setInterval(() => socket.writable && socket.write(bytes), 10);
  onTestFinished(() => clearInterval(timer));
};

const head =
  'POST /api/complaints HTTP/1.1\r\nhost: x\r\n' +
  'content-type: application/x-www-form-urlencoded\r\ncontent-length: 100000\r\n\r\n';

describe('patience ends', () => {
  it('with a body that drips, while others are answered, and nothing of it is kept', async () => {
    const { port, url, store } = await listening({ head: 200, request: 400 });
    const { socket, ended } = dial(port, head + new URLSearchParams(complaintFields()).toString());
    drip(socket, 'a');
    const other = await fetch(`${url}/api/complaints`, {
      ...urlencoded(complaintFields({ description: 'En annan.' })),
      redirect: 'manual',
    });
    expect(other.status).toBe(303);
    expect(await ended).toMatch(/^HTTP\/1\.1 4\d\d|^$/);
    expect((await store.outboxHealth(0)).pending).toBe(2);
    expect((await fetch(`${url}/`)).status).toBe(200);
  });

  it('with a head that drips', async () => {
    const { port, url } = await listening({ head: 200, request: 10_000 });
    const { socket, ended } = dial(port, 'GET / HTTP/1.1\r\nx: ');
    drip(socket, 'a');
    expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
    expect((await fetch(`${url}/`)).status).toBe(200);
  });

  it('with a body that stops', async () => {
    const { port } = await listening({ silence: 200 });
    const { ended } = dial(port, head);
    expect(await ended).not.toMatch(/^HTTP\/1\.1 [23]/);
  });

  it('with a connection that asks for nothing more', async () => {
    const { port } = await listening({ idle: 50 });
    const { ended } = dial(port, 'GET /api/notices HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(await ended).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('with a head that is too large', async () => {
    const { port } = await listening({ headBytes: 2_000 });
    const { ended } = dial(port, `GET / HTTP/1.1\r\nx: ${'a'.repeat(3_000)}\r\n\r\n`);
    expect(await ended).toMatch(/^HTTP\/1\.1 431 /);
  });
});
