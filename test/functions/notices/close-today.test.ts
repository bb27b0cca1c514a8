import { describe, expect, it } from 'vitest';
import { closedToday, desk } from './desk.ts';

describe('close-today', () => {
  it.each([
    ['2026-11-23T10:30:59', '2026-11-23T10:30', '2026-11-24T09:00', 'from now to tomorrow'],
    ['2026-11-23T07:00', '2026-11-23T07:00', '2026-11-24T09:00', 'before it opens'],
    ['2026-11-20T14:59', '2026-11-20T14:59', '2026-11-23T09:00', 'on a Friday to Monday'],
    ['2026-12-23T09:00', '2026-12-23T09:00', '2026-12-28T09:00', 'past Christmas'],
    ['2026-12-30T12:00', '2026-12-30T12:00', '2027-01-04T09:00', 'past New Year'],
  ])('at %s', async (time, from, until) => {
    const { store, run } = desk(time);
    expect(await run('close-today')).toBe('done');
    expect(store.value).toEqual([closedToday(from, until)]);
  });

  it.each([
    ['2026-11-23T15:00', 'tomorrow, Tuesday 24 November 2026, at 9am'],
    ['2026-11-21T10:00', 'on Monday 23 November 2026 at 9am'],
    ['2026-12-24T10:00', 'on Monday 28 December 2026 at 9am'],
  ])('refuses at %s, when the phone opens no more that day', async (time, opens) => {
    const { store, run } = desk(time);
    expect(await run('close-today')).toBe(
      `The phone does not open again today: it opens ${opens}. To close it then, use plan.`,
    );
    expect(store.value).toBeUndefined();
  });

  it('goes by tomorrow’s own hours, but ends by itself whatever other closures there are', async () => {
    const tomorrow = { from: '2026-11-24T00:00', until: '2026-11-25T00:00' };
    const hours = {
      id: 'h',
      kind: 'phone-hours',
      hours: [{ opens: '10:00', closes: '12:00' }],
      ...tomorrow,
    };
    const early = desk('2026-11-23T10:00', [hours]);
    await early.run('close-today');
    expect(early.store.value).toContainEqual(closedToday('2026-11-23T10:00', '2026-11-24T10:00'));

    const closed = desk('2026-11-23T10:00', [{ id: 'c', kind: 'phone-closed', ...tomorrow }]);
    await closed.run('close-today');
    expect(closed.store.value).toContainEqual(closedToday('2026-11-23T10:00', '2026-11-24T09:00'));
    expect(closed.printed.join('\n')).toContain(
      'stängd och öppnar igen onsdag 25 november 2026 kl. 9.',
    );
  });

  it('shows both languages before it writes, and writes nothing without a yes', async () => {
    const { store, printed, run } = desk('2026-11-23T10:30', undefined, false);
    expect(await run('close-today', { reason: 'staffing' })).toBe('Nothing was written.');
    expect(store.value).toBeUndefined();
    expect(printed.slice(1)).toEqual([
      'Now the pages say',
      '  sv: Vår telefon är stängd i dag, måndag 23 november 2026, på grund av begränsad bemanning. Den öppnar igen i morgon, tisdag 24 november 2026, kl. 9. Har du frågor är du välkommen att mejla oss på help@firm.example.test.',
      '  en: Our phone line is closed today, Monday 23 November 2026, because of limited staffing. It opens again tomorrow, Tuesday 24 November 2026, at 9am. If you have any questions, you are welcome to email us at help@firm.example.test.',
    ]);
  });
});
