import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compressNow } from '#functions/adapters/built-site-codings.ts';
import { nodeAtOnce } from '#functions/entry/node-at-once.ts';
import type { NoticesRead, SiteFile } from '#functions/ports.ts';
import { testBesked } from '#test/functions/http/besked.ts';

const style = 'body { color: black } '.repeat(50);

const notice = {
  id: 'today',
  kind: 'phone-closed',
  from: '2026-11-24T09:30',
  until: '2026-11-25T09:00',
};

const serve = async (listener: RequestListener): Promise<number> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};

/** Besked by its routes alone, and by the listener that takes what is ready from before them. */
const twoWays = async () => {
  const content = await compressNow({ identity: new TextEncoder().encode(style), digest: 'style' });
  const file: SiteFile = { content, contentType: 'text/css; charset=utf-8', immutable: true };
  const edgeConfig: { read: NoticesRead } = { read: { kind: 'read', value: [] } };
  const { app, ready } = await testBesked({
    compress: compressNow,
    files: { get: (path) => (path === '/_astro/style.css' ? file : undefined) },
    noticeSource: { read: () => Promise.resolve(edgeConfig.read) },
  });
  const handler = getRequestListener(app.fetch);
  const route: RequestListener = (asked, answer) => void handler(asked, answer);
  const counted = { routed: 0 };
  const port = {
    routes: await serve(route),
    atOnce: await serve(
      nodeAtOnce(ready, (asked, answer) => {
        counted.routed += 1;
        return route(asked, answer);
      }),
    ),
  };
  return { port, edgeConfig, counted };
};

const ask = (port: number, path: string, { method = 'GET', ...headers }: Record<string, string>) =>
  new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }>(
    (resolve, reject) => {
      const asked = { host: '127.0.0.1', port, path, method, headers, agent: false };
      request(asked, (answer) => {
        const { statusCode: status, headers } = answer;
        delete headers.date;
        // Of this very request.
        delete headers['server-timing'];
        let body = '';
        answer.setEncoding('hex');
        answer.on('data', (piece: string) => (body += piece));
        answer.once('end', () => resolve({ status, headers, body }));
      })
        .once('error', reject)
        .end();
    },
  );

const asked: [string, Record<string, string>][] = [
  ['/klagomal/', {}],
  ['/klagomal/', { 'accept-encoding': 'gzip, br' }],
  ['/klagomal/', { 'accept-encoding': 'gzip' }],
  ['/klagomal/', { 'accept-encoding': 'br', 'if-none-match': '*' }],
  ['/klagomal/', { 'accept-encoding': 'br', 'if-none-match': '"another"' }],
  ['/klagomal/', { method: 'HEAD' }],
  ['/klagomal/', { method: 'POST' }],
  ['/klagomal/', { range: 'bytes=0-4' }],
  ['/klagomal/?a=b', {}],
  ['/klagomal', {}],
  ['/finns-inte/', {}],
  ['/404.html', {}],
  ['/_astro/style.css', { 'accept-encoding': 'br' }],
  ['/_astro/style.css', { range: 'bytes=5-9' }],
  ['/_astro/style.css', { range: 'bytes=99999-' }],
  ['/_astro/style.css', { 'if-none-match': '*' }],
  ['/_astro/../klagomal/', {}],
  ['/%6blagomal/', {}],
  ['//klagomal/', {}],
  ['http://elsewhere.example/klagomal/', {}],
];

describe('what is ready is sent on the response of Node', () => {
  it.each(asked)('as its route sends it: %s %o', async (path, headers) => {
    const { port } = await twoWays();
    const routed = await ask(port.routes, path, headers);
    expect(await ask(port.atOnce, path, headers)).toEqual(routed);
    expect(await ask(port.atOnce, path, headers)).toEqual(routed);
  });

  it('without asking a route, once it has been rendered', async () => {
    const { port, counted } = await twoWays();
    await ask(port.atOnce, '/klagomal/', {});
    await ask(port.atOnce, '/klagomal/', {});
    await ask(port.atOnce, '/_astro/style.css', {});
    expect(counted.routed).toBe(1);
  });

  it('with the notices of this moment', async () => {
    const { port, edgeConfig } = await twoWays();
    const before = await ask(port.atOnce, '/klagomal/', {});
    edgeConfig.read = { kind: 'read', value: [notice] };
    const during = await ask(port.atOnce, '/klagomal/', {});
    expect(Buffer.from(during.body, 'hex').toString()).toContain('phone-closed');
    edgeConfig.read = { kind: 'read', value: [] };
    expect(await ask(port.atOnce, '/klagomal/', {})).toEqual(before);
  });

  it('without notices when they cannot be read', async () => {
    const { port, edgeConfig } = await twoWays();
    const without = await ask(port.atOnce, '/klagomal/', {});
    edgeConfig.read = { kind: 'read', value: [notice] };
    await ask(port.atOnce, '/klagomal/', {});
    edgeConfig.read = { kind: 'unavailable', reason: 'slow' };
    expect(await ask(port.atOnce, '/klagomal/', {})).toEqual(without);
  });
});
