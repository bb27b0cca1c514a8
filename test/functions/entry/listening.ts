import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { createHttpServer, type Patience } from '#functions/entry/http-server.ts';
import { testBesked } from '#test/functions/http/besked.ts';

/** Besked on a port of its own, with as little patience as a test wants. */
export const listening = async (limits: Partial<Patience>) => {
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
export const dial = (port: number, first: string): { socket: Socket; ended: Promise<string> } => {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
  socket.on('error', () => {});
  // Not `once` of node:events: a write into a connection that the server has closed would reject it.
  const ended = new Promise<string>((resolve) => {
    socket.once('close', () => resolve(received));
  });
  socket.write(first);
  onTestFinished(() => {
    socket.destroy();
  });
  return { socket, ended };
};
