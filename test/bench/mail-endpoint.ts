import { createServer } from 'node:http';
import { z } from 'zod';

/** A mail that the endpoint took: when, and for whom. */
export interface TakenMail {
  at: number;
  to: string;
}

/** What stands in for Resend in a bench: it takes what its limit allows and remembers when. */
export interface MailEndpoint {
  url: string;
  taken: TakenMail[];
  /** Requests so far, with those that were over the limit. */
  counts: { requests: number; refused: number };
  close: () => void;
}

const mail = z.object({ to: z.union([z.string(), z.array(z.string())]) });

/** Starts an endpoint that answers `POST /emails` and `/emails/batch`, at most `perSecond` in any second. */
export const startMailEndpoint = (perSecond = Infinity): Promise<MailEndpoint> => {
  const taken: TakenMail[] = [];
  const counts = { requests: 0, refused: 0 };
  const known = new Map<string, string>();
  let recent: number[] = [];

  const answer = (path: string, key: string, body: unknown): [number, unknown] => {
    const now = performance.now();
    counts.requests += 1;
    recent = recent.filter((at) => now - at < 1000);
    if (recent.length >= perSecond) {
      counts.refused += 1;
      return [429, { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many requests' }];
    }
    recent.push(now);
    const mails = z.array(mail).parse(path.endsWith('/batch') ? body : [body]);
    const repeated = known.has(key);
    known.set(key, key);
    if (!repeated) for (const { to } of mails) taken.push({ at: now, to: String(to) });
    const ids = mails.map((_, index) => ({ id: `${key}-${index}` }));
    return [200, path.endsWith('/batch') ? { data: ids } : ids[0]];
  };

  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.once('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(pieces).toString() || 'null');
      const key = String(request.headers['idempotency-key'] ?? crypto.randomUUID());
      const [status, said] = answer(request.url ?? '', key, body);
      const more = status === 429 ? { 'retry-after': '1' } : {};
      response.writeHead(status, { 'content-type': 'application/json', ...more });
      response.end(JSON.stringify(said));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const close = (): void => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ url: `http://127.0.0.1:${port}`, taken, counts, close });
    });
  });
};
