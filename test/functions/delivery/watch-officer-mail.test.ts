import { describe, expect, test } from 'vitest';
import { watchDeliveries } from '#functions/delivery/watch-deliveries.ts';
import { UnreadableError } from '#functions/ports.ts';
import { watchedWorld } from './watch-fixtures.ts';

const minute = 60_000;
const fifteen = 15 * minute;
const refusedAddress = { kind: 'refused', status: 422, error: 'validation_error: no' } as const;
const wrongKey = { kind: 'refused', status: 403, error: 'invalid_api_key: no' } as const;
const quota = { kind: 'not-now', status: 429, error: 'daily_quota_exceeded: later' } as const;

describe('the officer’s mail', () => {
  test.each([
    [fifteen, 0],
    [fifteen + 1, 1],
  ])(
    'without word of delivery %i ms after sending: %i goes to the fallback',
    async (ms, copies) => {
      const { world, keep, look, more, health } = await watchedWorld('reserve@example.test');
      const { complaint, officer } = await keep();
      await world.after(0);
      world.now += ms;
      expect(await look()).toBe(copies);
      expect(await health()).toMatchObject({ undelivered: copies });
      const mails = (await more(complaint)).map(({ mail, facts }) => [facts.id, ...mail.to]);
      expect(mails).toEqual(
        copies === 0 ? [] : [[`${officer.id}-fallback`, 'reserve@example.test']],
      );
    },
  );

  test.each([
    [fifteen, 0],
    [fifteen + 1, 1],
  ])('that could not be sent for %i ms: %i goes to the fallback', async (ms, copies) => {
    const { world, keep, look, more } = await watchedWorld('reserve@example.test');
    const { complaint } = await keep();
    world.outcomes = [quota, quota];
    await world.after(0);
    world.now += ms;
    expect(await look()).toBe(copies);
    expect(await look()).toBe(0);
    expect(await more(complaint)).toHaveLength(copies);
  });

  test('that bounces is sent on unchanged but for its address and subject, once, and stays red', async () => {
    const { world, keep, report, look, more, health } = await watchedWorld('reserve@example.test');
    const { complaint, officer } = await keep();
    await world.after(0);
    await report(officer, 'bounced');
    await report(officer, 'bounced');
    world.now += fifteen + 1;
    expect(await look()).toBe(0);
    const [copy, ...others] = await more(complaint);
    expect(others).toEqual([]);
    expect(copy?.mail).toEqual({
      ...officer.mail,
      to: ['reserve@example.test'],
      subject: `Till reservadressen: ${officer.mail.subject}`,
    });
    await world.after(0);
    expect(await health()).toMatchObject({ pending: 0, undelivered: 1 });
    await world.store.settle(officer.id, world.now);
    expect(await health()).toMatchObject({ undelivered: 0 });
  });

  test('whose word of delivery comes late is no trouble any more', async () => {
    const { world, keep, report, look, health } = await watchedWorld();
    const { officer } = await keep();
    await world.after(0);
    world.now += fifteen + 1;
    await look();
    expect(await health()).toMatchObject({ undelivered: 1 });
    await report(officer, 'delayed');
    expect(await health()).toMatchObject({ undelivered: 1 });
    await report(officer, 'delivered', { at: world.now - minute });
    expect(await health()).toMatchObject({ undelivered: 0 });
  });

  test('goes to a fallback that is set only after it bounced, and a fallback that bounces ends there', async () => {
    const before = await watchedWorld();
    const { complaint, officer } = await before.keep();
    await before.world.after(0);
    await before.report(officer, 'bounced');
    expect(await before.look()).toBe(0);
    before.deps.addresses.fallbackTo = 'reserve@example.test';
    expect(await before.look()).toBe(1);
    await before.world.after(0);
    await before.report({ id: `${officer.id}-fallback` }, 'bounced');
    expect(await before.look()).toBe(0);
    expect(await before.more(complaint)).toHaveLength(1);
    expect(await before.health()).toMatchObject({ undelivered: 2 });
  });

  test('is not waited for where no events come', async () => {
    const { world, keep, look, health } = await watchedWorld('reserve@example.test');
    world.deps.deliveredWithinMs = undefined;
    await keep();
    await world.after(0);
    world.now += 48 * 60 * minute;
    expect(await look()).toBe(0);
    expect(await health()).toMatchObject({ undelivered: 0 });
  });

  test('about a receipt that bounced has a fallback of its own', async () => {
    const { world, keep, report, more } = await watchedWorld('reserve@example.test');
    const { complaint, receipt } = await keep();
    await world.after(0);
    await report(receipt, 'bounced');
    await world.after(0);
    await report({ id: `${complaint.id}-receipt-trouble` }, 'bounced');
    expect((await more(complaint)).map(({ mail }) => mail.to[0])).toEqual([
      'officer@example.test',
      'reserve@example.test',
    ]);
  });
});

test('a message that cannot be read is logged, once, and keeps no other from being followed up', async () => {
  const { world, keep, deps, more, logged } = await watchedWorld('reserve@example.test');
  const [first, second] = [await keep(), await keep()];
  world.outcomes = Array.from({ length: 4 }, () => refusedAddress);
  await world.after(0);
  const findMessage: typeof deps.store.findMessage = (by) =>
    'id' in by && by.id === first.officer.id
      ? Promise.reject(new UnreadableError('no key'))
      : deps.store.findMessage(by);
  const half = { ...deps, store: { ...deps.store, findMessage } };
  expect(await watchDeliveries(half)).toBe(3);
  expect(await watchDeliveries(half)).toBe(0);
  expect(await more(first.complaint)).toHaveLength(1);
  expect(await more(second.complaint)).toHaveLength(2);
  expect(logged('message_in_trouble')).toHaveLength(4);
});

describe('the log', () => {
  test('says once that a message is late, and once each what keeps it, not at every round', async () => {
    const { world, keep, look, logged } = await watchedWorld();
    const { complaint } = await keep();
    for (let round = 0; round < 6; round += 1) {
      world.outcomes = [quota, quota];
      await world.after(5 * minute);
      await look();
    }
    const { reference } = complaint;
    expect(logged('delivery_retry')).toEqual(
      ['officer', 'receipt'].map((purpose) => ({
        ...{ reference, purpose, attempt: 1, outcome: 'not-now', status: 429 },
        error: 'daily_quota_exceeded: later',
        ms: 0,
        waitedMs: 5 * minute,
      })),
    );
    expect(logged('message_in_trouble')).toEqual(
      ['officer', 'receipt'].map((purpose) => ({
        ...{ reference, purpose, trouble: 'late', ageSeconds: 1200 },
        attempt: 4,
        error: 'not-now 429 daily_quota_exceeded: later',
      })),
    );
    world.outcomes = [{ ...quota, status: 503, error: 'other' }];
    await world.after(30 * minute);
    expect(logged('delivery_retry')).toHaveLength(3);
  });

  test('says once that a key is refused, with its status, and holds no address', async () => {
    const { world, keep, look, logged } = await watchedWorld();
    await keep();
    world.outcomes = [wrongKey, wrongKey];
    for (let round = 0; round < 3; round += 1) {
      await world.after(minute);
      await look();
    }
    const told = { outcome: 'refused', status: 403, error: 'invalid_api_key: no' };
    expect(logged('delivery_failed')).toEqual([
      expect.objectContaining({ ...told, purpose: 'officer' }),
      expect.objectContaining({ ...told, purpose: 'receipt' }),
    ]);
    expect(logged('message_in_trouble')).toHaveLength(2);
    expect(JSON.stringify(world.lines)).not.toContain('@');
  });
});
