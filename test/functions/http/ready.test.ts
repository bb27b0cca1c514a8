import { expect, test } from 'vitest';
import { StoreUnavailableError } from '#functions/ports.ts';
import { testBesked, tuesdayMorning } from './besked.ts';

type Asked = Awaited<ReturnType<typeof testBesked>>['app'];

const ask = async (app: Asked, path: string): Promise<[number, unknown]> => {
  const answer = await app.request(path);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return [answer.status, await answer.json()];
};

test('ready is who can show pages and keep what is sent', async () => {
  const { app } = await testBesked();
  expect(await ask(app, '/api/ready')).toEqual([200, { status: 'ready' }]);
});

test('without its store a process is live, and not ready until the store is back', async () => {
  let now = tuesdayMorning;
  const { deps } = await testBesked();
  let isThere = false;
  const claimDue: typeof deps.store.claimDue = (claim) =>
    isThere ? deps.store.claimDue(claim) : Promise.reject(new StoreUnavailableError('locked'));
  const { app } = await testBesked({
    store: { ...deps.store, claimDue },
    clock: { now: () => now },
  });
  expect(await ask(app, '/api/ready')).toEqual([503, { status: 'store-unavailable' }]);
  expect(await ask(app, '/api/live')).toEqual([200, { status: 'live' }]);
  isThere = true;
  now = now.add({ milliseconds: 999 });
  expect((await ask(app, '/api/ready'))[0]).toBe(503);
  now = now.add({ milliseconds: 1 });
  expect((await ask(app, '/api/ready'))[0]).toBe(200);
});

test('without its pages it is not ready', async () => {
  const { app } = await testBesked({ pages: { get: () => Promise.resolve(undefined) } });
  expect(await ask(app, '/api/ready')).toEqual([503, { status: 'pages-missing' }]);
});

test('one that is going to end is live, and ready for nobody', async () => {
  const { app } = await testBesked({ isStopping: () => true });
  expect(await ask(app, '/api/ready')).toEqual([503, { status: 'stopping' }]);
  expect((await ask(app, '/api/live'))[0]).toBe(200);
});
