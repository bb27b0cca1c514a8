import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pause } from '../faults/random.ts';

/** What can happen to a request and its answer on the way to a database and back. */
export const wayFaults = [
  'passes',
  'answer lost',
  'answer cut short',
  'answer too late',
  'arrives after the caller gave up',
  'never arrives',
  '500 instead of it',
  '502 after it',
  '429 instead of it',
  'nonsense after it',
] as const;

/** One of `wayFaults`. */
export type WayFault = (typeof wayFaults)[number];

/** A proxy that does to each request what it is told. */
export interface FaultProxy {
  url: string;
  /** How often each has happened. */
  counts: Map<WayFault, number>;
  close: () => Promise<void>;
}

/** Starts a proxy in front of a database; `lateMs` is longer than the caller waits for an answer. */
export const faultProxy = async (
  target: string,
  draw: () => WayFault,
  lateMs: number,
): Promise<FaultProxy> => {
  const counts = new Map<WayFault, number>();
  const forward = async (path: string, body: Buffer): Promise<{ status: number; text: string }> => {
    const answer = await fetch(target + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Uint8Array(body),
    });
    return { status: answer.status, text: await answer.text() };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) if (part instanceof Buffer) parts.push(part);
    const body = Buffer.concat(parts);
    const path = request.url ?? '/';
    const fault = draw();
    counts.set(fault, (counts.get(fault) ?? 0) + 1);
    const answer = (status: number, text: string): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    };
    const ways: Record<WayFault, () => Promise<void> | void> = {
      passes: async () => {
        const { status, text } = await forward(path, body);
        answer(status, text);
      },
      'answer lost': async () => {
        await forward(path, body);
        response.destroy();
      },
      'answer cut short': async () => {
        const { status, text } = await forward(path, body);
        answer(status, text.slice(0, text.length / 2));
      },
      'answer too late': async () => {
        const { status, text } = await forward(path, body);
        await pause(lateMs);
        answer(status, text);
      },
      'arrives after the caller gave up': async () => {
        await pause(lateMs);
        await forward(path, body);
      },
      'never arrives': () => void response.destroy(),
      '500 instead of it': () => answer(500, 'internal error'),
      '502 after it': async () => {
        await forward(path, body);
        answer(502, 'bad gateway');
      },
      '429 instead of it': () => answer(429, '{"error":"too many requests"}'),
      'nonsense after it': async () => {
        await forward(path, body);
        answer(200, '<html>Welcome to the hotel</html>');
      },
    };
    await ways[fault]();
  };

  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    response.on('error', () => {});
    const handling = handle(request, response)
      .catch(() => void response.destroy())
      .finally(() => underWay.delete(handling));
    underWay.add(handling);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    counts,
    // What was sent off still arrives: only then is nothing late any more.
    close: async () => {
      await Promise.all(underWay);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
};
