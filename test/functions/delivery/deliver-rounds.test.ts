import { expect, test } from 'vitest';
import { deliverDue, type DeliverDeps } from '#functions/delivery/deliver-due.ts';
import { deliveryWorld, keep } from './delivery-fixtures.ts';

test('once told to stop, a round ends what it has begun and claims no more', async () => {
  const world = await deliveryWorld();
  for (let count = 0; count < 3; count += 1) await keep(world);
  const stop = new AbortController();
  world.onTry = () => stop.abort();
  expect(await deliverDue(world.deps, { signal: stop.signal, limit: 2 })).toMatchObject({
    sent: 2,
  });
  expect(await deliverDue(world.deps)).toMatchObject({ sent: 4 });
});

test('what was claimed and not begun is due at once, and is as certain as before', async () => {
  const world = await deliveryWorld();
  await keep(world);
  world.outcomes = [
    { kind: 'not-begun', error: 'called_off' },
    { kind: 'not-begun', error: 'called_off' },
  ];
  const stop = new AbortController();
  world.onTry = () => stop.abort();
  expect(await deliverDue(world.deps, { signal: stop.signal })).toMatchObject({ retried: 2 });
  const next = await world.store.claimDue({
    now: world.now,
    leaseUntil: world.now + 1,
    limit: 9,
  });
  expect(next.map(({ uncertainSince }) => uncertainSince)).toEqual([undefined, undefined]);
});

test('the next are claimed while some are sent', async () => {
  const world = await deliveryWorld();
  for (let count = 0; count < 2; count += 1) await keep(world);
  const claimedAgain = Promise.withResolvers<undefined>();
  let claims = 0;
  const store: DeliverDeps['store'] = {
    ...world.store,
    claimDue: async (claim) => {
      const claimed = await world.store.claimDue(claim);
      claims += 1;
      if (claims === 2) claimedAgain.resolve(undefined);
      return claimed;
    },
  };
  const { mailer } = world.deps;
  const waits: DeliverDeps['mailer'] = {
    ...mailer,
    send: async (...sent) => {
      await claimedAgain.promise;
      return mailer.send(...sent);
    },
  };
  expect(await deliverDue({ ...world.deps, store, mailer: waits }, { limit: 2 })).toMatchObject({
    sent: 4,
  });
});
