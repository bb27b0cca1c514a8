import { ServerResponse, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** How often connections are looked at that have become idle. Milliseconds. */
const lookEvery = 100;

/**
 * For how long idle connections stay open, in milliseconds: whoever is about to ask for the next thing on
 * one is answered there, and told that it was the last. A request that meets a closed door is lost.
 */
const idleFor = 500;

/** The open connections of a server, from the moment that this is called. */
export const openConnections = (server: Server): ReadonlySet<Socket> => {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
};

/**
 * Ends a server: it takes no more connections, lets requests under way end, and says with each answer
 * that its connection closes. What has not ended after `withinMs` is cut off. Gives how many answers were.
 */
export const endServer = async (
  server: Server,
  connections: ReadonlySet<Socket>,
  withinMs: number,
): Promise<number> => {
  const closeIdle = server.closeIdleConnections.bind(server);
  // Node would close those that are idle at once.
  server.closeIdleConnections = () => {};
  const ended = new Promise((done) => server.close(done));
  server.prependListener('request', (_, answer) => {
    closeAfter(answer);
  });
  for (const socket of connections) {
    const answer = answerOn(socket);
    if (answer !== undefined) closeAfter(answer);
  }
  let cut = 0;
  const idleUntil = performance.now() + Math.min(idleFor, withinMs);
  const looking = setInterval(() => {
    if (performance.now() < idleUntil) return;
    closeIdle();
    // Browsers connect in advance, and Node counts a connection that never asked for anything as busy.
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  }, lookEvery);
  const deadline = setTimeout(() => {
    cut = [...connections].filter((socket) => answerOn(socket) !== undefined).length;
    server.closeAllConnections();
  }, withinMs);
  await ended;
  clearInterval(looking);
  clearTimeout(deadline);
  return cut;
};

/** The answer that a connection waits for. Node keeps it on the socket; to list answers would cost each one. */
const answerOn = (socket: Socket): ServerResponse | undefined => {
  const answer: unknown = Reflect.get(socket, '_httpMessage');
  return answer instanceof ServerResponse ? answer : undefined;
};

const closeAfter = (answer: ServerResponse): void => {
  if (!answer.headersSent) answer.setHeader('connection', 'close');
};
