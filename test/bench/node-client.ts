import { Agent, request } from 'node:http';
import { complaintBody } from './complaint-text.ts';
import type { Load, Loaded } from './load.ts';

/** One answer of a server, read to its end; rejects if the connection breaks. */
export const ask = (
  url: string,
  { agent, headers = {}, body }: { agent: Agent; headers?: Load['headers']; body?: string },
): Promise<number> =>
  new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const asked = request(url, { agent, method, headers: { ...headers, ...length } }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
      answer.once('error', reject);
    });
    asked.once('error', reject).end(body);
  });

/** What a browser says of a form that it posts. */
export const formHeaders = {
  'content-type': 'application/x-www-form-urlencoded',
  accept: 'text/html',
} as const;

/** The load of `load.ts` where there is no wrk. */
export const loadInNode = async (asked: Load): Promise<Loaded> => {
  const { url, seconds, headers = {}, complaints = false, connections = 64 } = asked;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const run = crypto.randomUUID();
  const start = performance.now();
  const counts = { requests: 0, failed: 0 };
  const one = async (): Promise<void> => {
    counts.requests += 1;
    const body = complaints ? { body: complaintBody(`${run}-${counts.requests}`) } : {};
    const more = complaints ? formHeaders : {};
    const status = await ask(url, { agent, headers: { ...headers, ...more }, ...body }).catch(
      () => 0,
    );
    if (status < 200 || status > 399) counts.failed += 1;
  };
  const connection = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1000) await one();
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return { ...counts, seconds: (performance.now() - start) / 1000 };
};
