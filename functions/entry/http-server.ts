import { createServer, type Server } from 'node:http';

/** How long a connection may take, in milliseconds, and how much may stand before a body, in bytes. */
export interface Patience {
  /** For the head of a request to arrive. */
  head: number;
  /** For a whole request to arrive: 4 MB of files over a poor mobile network take minutes. */
  request: number;
  /** Without a byte either way: neither a body nor an answer that is read drop by drop holds us longer. */
  silence: number;
  /** Between two requests. */
  idle: number;
  /** How often connections are looked at. */
  checkEvery: number;
  headBytes: number;
}

const patience: Patience = {
  head: 10_000,
  request: 5 * 60_000,
  silence: 30_000,
  idle: 5_000,
  checkEvery: 5_000,
  headBytes: 16 * 1024,
};

/** More open connections than these are refused: each costs memory, and slow ones would add up. */
const maxConnections = 2_000;

/** A Node server that loses its patience with clients that send or read slowly. */
export const createHttpServer = (limits: Partial<Patience> = {}): Server => {
  const { head, request, silence, idle, checkEvery, headBytes } = { ...patience, ...limits };
  const server = createServer({
    headersTimeout: head,
    requestTimeout: request,
    keepAliveTimeout: idle,
    connectionsCheckingInterval: checkEvery,
    maxHeaderSize: headBytes,
  });
  server.setTimeout(silence);
  server.maxConnections = maxConnections;
  return server;
};
