import { describe, expect, test } from 'vitest';
import { watchedWorld } from './watch-fixtures.ts';

const refusedAddress = { kind: 'refused', status: 422, error: 'validation_error: no' } as const;
const wrongKey = { kind: 'refused', status: 403, error: 'invalid_api_key: no' } as const;
const sent = (id: string) => ({ kind: 'sent', providerId: `provider-${id}` }) as const;

describe('a receipt that does not arrive', () => {
  test.each(['bounced', 'suppressed', 'failed', 'complained'] as const)(
    'is told to the officer at once when it %s, once, whatever comes again',
    async (kind) => {
      const { world, keep, report, look, more, health } =
        await watchedWorld('reserve@example.test');
      const { complaint, receipt } = await keep();
      await world.after(0);
      expect(await report(receipt, kind)).toMatchObject({ followedUp: true });
      const [told, ...others] = await more(complaint);
      expect(others).toEqual([]);
      expect(told?.mail.to).toEqual(['officer@example.test']);
      expect(told?.mail.subject).toContain(complaint.reference);
      expect(await report(receipt, kind)).toMatchObject({ followedUp: false });
      expect(await look()).toBe(0);
      expect(await world.after(0)).toMatchObject({ sent: 1 });
      expect(await more(complaint)).toHaveLength(1);
      expect(await health()).toMatchObject({ pending: 0, failed: 0, undelivered: 0 });
    },
  );

  test('is told too when the provider speaks before the sending is marked', async () => {
    const { world, keep, report, look, more } = await watchedWorld();
    const { complaint, receipt } = await keep();
    await report(receipt, 'suppressed');
    expect(await more(complaint)).toEqual([]);
    await world.after(0);
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await more(complaint)).toHaveLength(1);
  });

  test('of a mistyped address that the provider refuses: told, and no fault of the system for ever', async () => {
    const { world, keep, look, more, health } = await watchedWorld();
    const { complaint, officer } = await keep();
    world.outcomes = [sent(officer.id), refusedAddress];
    expect(await world.after(0)).toMatchObject({ sent: 1, failed: 1 });
    expect(await health()).toMatchObject({ failed: 1 });
    expect(await look()).toBe(1);
    expect(await health()).toMatchObject({ pending: 1, failed: 0 });
    await world.after(0);
    expect(await health()).toMatchObject({ pending: 0, failed: 0 });
    expect(await more(complaint)).toHaveLength(1);
  });

  test('stays a fault of the system where the key is refused, until the operator tries again', async () => {
    const { world, keep, look, more, health } = await watchedWorld();
    const { complaint, officer, receipt } = await keep();
    world.outcomes = [wrongKey, wrongKey];
    await world.after(0);
    expect(await look()).toBe(0);
    expect(await more(complaint)).toEqual([]);
    expect(await health()).toMatchObject({ failed: 2 });
    const retry = { at: world.now, forgottenSince: 0, secondCopy: false };
    for (const { id } of [officer, receipt])
      expect(await world.store.retryParked(id, retry)).toBe('due');
    expect(await world.after(0)).toMatchObject({ sent: 2 });
    expect(await health()).toMatchObject({ failed: 0 });
  });

  test('that is tried again and refused again is told once and settled again', async () => {
    const { world, keep, look, more, health } = await watchedWorld();
    const { complaint, officer, receipt } = await keep();
    world.outcomes = [sent(officer.id), refusedAddress];
    await world.after(0);
    await look();
    const retry = { at: world.now, forgottenSince: 0, secondCopy: false };
    await world.store.retryParked(receipt.id, retry);
    world.outcomes = [refusedAddress];
    await world.after(0);
    expect(await health()).toMatchObject({ failed: 1 });
    await look();
    expect(await health()).toMatchObject({ failed: 0 });
    expect(await more(complaint)).toHaveLength(1);
  });

  test('is told once though two workers look at the same time', async () => {
    const { world, keep, look, more } = await watchedWorld();
    const { complaint, officer } = await keep();
    world.outcomes = [sent(officer.id), refusedAddress];
    await world.after(0);
    const kept = await Promise.all([look(), look()]);
    expect(kept.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect((await more(complaint)).map(({ facts }) => facts.id)).toEqual([
      `${complaint.id}-receipt-trouble`,
    ]);
  });

  test('tells the one who answers questions where it was a question', async () => {
    const { world, keep, report, more } = await watchedWorld();
    const { complaint, receipt } = await keep({ kind: 'question' });
    await world.after(0);
    await report(receipt, 'bounced');
    expect((await more(complaint))[0]?.mail.to).toEqual(['help@example.test']);
  });
});
