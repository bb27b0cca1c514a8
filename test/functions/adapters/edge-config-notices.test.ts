import { edgeConfigNotices } from '#functions/adapters/edge-config-notices.ts';
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listen } from './loopback.ts';

/** An Edge Config whose next answers the test decides, and which counts what it is asked. */
const edgeConfig = async (first: RequestListener) => {
  const asked: string[] = [];
  let answer = first;
  const url = await listen((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  return {
    asked,
    become: (next: RequestListener) => (answer = next),
    connectionString: `${url}/ecfg_test?token=secret`,
  };
};

const json =
  (value: unknown, headers = {}): RequestListener =>
  (_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(value));

const status =
  (code: number, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end('{}');

const read = (value: unknown) => ({ kind: 'read', value });
const unavailable = (reason: unknown) => ({ kind: 'unavailable', reason });

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('notices from Edge Config through its SDK', () => {
  it('are what stands under the key, read anew each time', async () => {
    const { asked, become, connectionString } = await edgeConfig(json([1]));
    const source = edgeConfigNotices({ connectionString });
    expect(await source.read()).toEqual(read([1]));
    become(json([2]));
    expect(await source.read()).toEqual(read([2]));
    expect(asked).toEqual(Array(2).fill('/ecfg_test/item/notices?version=1'));
  });

  it('are not one read behind in development', async () => {
    vi.stubEnv('NODE_ENV', 'development');
    const { become, connectionString } = await edgeConfig(json([1]));
    const source = edgeConfigNotices({ connectionString });
    await source.read();
    become(json([2]));
    expect(await source.read()).toEqual(read([2]));
  });

  it('are none where there is no such item', async () => {
    const { connectionString } = await edgeConfig(status(404, { 'x-edge-config-digest': 'd' }));
    expect(await edgeConfigNotices({ connectionString }).read()).toEqual(read(undefined));
  });

  it.each([
    ['no such Edge Config', status(404), '@vercel/edge-config: Edge Config not found'],
    ['a wrong token', status(401), '@vercel/edge-config: Unauthorized'],
    ['a fault of the server', status(503), expect.stringContaining('503')],
    ['malformed JSON', (_, response) => response.end('[{"id":'), 'malformed JSON'],
    ['a broken answer', (request) => request.socket.destroy(), expect.any(String)],
  ] satisfies [string, RequestListener, unknown][])(
    'are unavailable: %s',
    async (_, answer, reason) => {
      const { connectionString } = await edgeConfig(answer);
      expect(await edgeConfigNotices({ connectionString }).read()).toEqual(unavailable(reason));
    },
  );

  it('are unavailable where nobody listens', async () => {
    const connectionString = 'http://127.0.0.1:1/ecfg_test?token=secret';
    const outcome = await edgeConfigNotices({ connectionString }).read();
    expect(outcome.kind).toBe('unavailable');
  });

  it.each([
    ['a fault of the server', status(500)],
    ['a broken answer', (request) => request.socket.destroy()],
    ['malformed JSON', (_, response) => response.writeHead(200, { etag: '"2"' }).end('[')],
  ] satisfies [string, RequestListener][])('are never those of before: %s', async (_, answer) => {
    const { become, connectionString } = await edgeConfig(json([1], { etag: '"1"' }));
    const source = edgeConfigNotices({ connectionString });
    expect(await source.read()).toEqual(read([1]));
    become(answer);
    expect((await source.read()).kind).toBe('unavailable');
    become(json([3], { etag: '"3"' }));
    expect(await source.read()).toEqual(read([3]));
  });

  it('cost nothing when a malformed connection string stops the start', () => {
    expect(() => edgeConfigNotices({ connectionString: 'nonsense' })).toThrow('connection string');
  });
});

describe('a slow Edge Config', () => {
  const held = () => {
    const waiting: (() => void)[] = [];
    const answer: RequestListener = (request, response) =>
      waiting.push(() => {
        json(['late'])(request, response);
      });
    return { answer, release: () => waiting.splice(0).forEach((go) => go()) };
  };

  it('leaves pages without notices, asks once, and is heard again when it has answered', async () => {
    const { answer, release } = held();
    const { asked, become, connectionString } = await edgeConfig(answer);
    const source = edgeConfigNotices({ connectionString, budgetMs: 20, pauseMs: 60_000 });
    const many = await Promise.all(Array.from({ length: 50 }, () => source.read()));
    expect(many).toEqual(Array(50).fill(unavailable('slow')));
    for (let n = 0; n < 50; n += 1) expect(await source.read()).toEqual(unavailable('slow'));
    expect(asked).toHaveLength(1);

    become(json(['new']));
    release();
    await vi.waitFor(async () => {
      expect(await source.read()).toEqual(read(['new']));
    });
  });

  it('that never answers is left behind after a while', async () => {
    const { answer } = held();
    const { become, connectionString } = await edgeConfig(answer);
    const source = edgeConfigNotices({ connectionString, budgetMs: 20, pauseMs: 0 });
    expect(await source.read()).toEqual(unavailable('slow'));
    become(json(['new']));
    expect(await edgeConfigNotices({ connectionString }).read()).toEqual(read(['new']));
    expect(await source.read()).toEqual(read(['new']));
  });

  it('that breaks off too late harms nothing', async () => {
    const sockets: (() => void)[] = [];
    const { become, connectionString } = await edgeConfig((request) =>
      sockets.push(() => request.socket.destroy()),
    );
    const source = edgeConfigNotices({ connectionString, budgetMs: 20, pauseMs: 60_000 });
    expect(await source.read()).toEqual(unavailable('slow'));
    become(json(['new']));
    for (const destroy of sockets) destroy();
    await vi.waitFor(async () => {
      expect(await source.read()).toEqual(read(['new']));
    });
  });

  it('is asked once by those who come at the same time', async () => {
    const { answer, release } = held();
    const { asked, connectionString } = await edgeConfig((request, response) => {
      answer(request, response);
      release();
    });
    const source = edgeConfigNotices({ connectionString, budgetMs: 60_000 });
    const many = await Promise.all(Array.from({ length: 20 }, () => source.read()));
    expect(many).toEqual(Array(20).fill(read(['late'])));
    expect(asked).toHaveLength(1);
  });

  it('leaves no timer behind', async () => {
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { connectionString } = await edgeConfig(json([]));
    const source = edgeConfigNotices({ connectionString, budgetMs: 3_600_000 });
    await source.read();
    const before = timers();
    for (let n = 0; n < 20; n += 1) await source.read();
    expect(timers()).toBeLessThanOrEqual(before);
  });
});
