import { describe, expect, it } from 'vitest';
import { closedToday, desk } from './desk.ts';

describe('hours', () => {
  it('are written for a day or for days, last day included', async () => {
    const { store, run } = desk('2026-11-23T10:00');
    expect(await run('hours', { on: 'ons 2026-12-23', open: '9-13' })).toBe('done');
    expect(
      await run('hours', { on: '2026-12-28', to: '2026-12-30', open: '8:30-12, 13.00–14.45' }),
    ).toBe('done');
    expect(store.value).toMatchObject([
      {
        ...{ from: '2026-12-23T00:00', until: '2026-12-24T00:00' },
        hours: [{ opens: '09:00', closes: '13:00' }],
      },
      {
        ...{ from: '2026-12-28T00:00', until: '2026-12-31T00:00' },
        hours: [
          { opens: '08:30', closes: '12:00' },
          { opens: '13:00', closes: '14:45' },
        ],
      },
    ]);
  });

  it.each(['', 'morning', '13-9', '9-9', '9-25', '9-12:60', '9', '9-12,'])(
    'refuse %j',
    async (open) => {
      const { run } = desk('2026-11-23T10:00');
      expect(await run('hours', { on: '2026-12-23', open })).toContain('is no opening hours');
    },
  );

  it('refuse a day that does not exist and a last day before the first', async () => {
    const { run } = desk('2026-11-23T10:00');
    expect(await run('hours', { on: '2026-02-29', open: '9-13' })).toContain('does not exist');
    expect(await run('hours', { on: '22/12', open: '9-13' })).toContain('is no date: write it as');
    expect(await run('hours', { on: '2026-12-24', to: 'ons 2026-12-23', open: '9-13' })).toBe(
      '--to "ons 2026-12-23" is before --on "2026-12-24".',
    );
    expect(await run('hours', { on: '2026-11-22', open: '9-13' })).toBe(
      'It would be over already: --on "2026-11-22" is past.',
    );
    expect(await run('hours', { on: '2026-11-20', to: '2026-11-22', open: '9-13' })).toBe(
      'It would be over already: --to "2026-11-22" is past.',
    );
  });

  const silent =
    'Mind: It will not show: with closures and other notices counted it changes no opening hours.';

  it('warn when a closure or the usual hours leave nothing of them to show', async () => {
    const christmas = closedToday('2026-12-22T15:00', '2027-01-02T09:00');
    const { printed, run } = desk('2026-12-20T10:00', [christmas]);
    expect(await run('hours', { on: '2026-12-23', open: '8-12' })).toBe('done');
    expect(printed).toContain('Now the pages say nothing of it');
    expect(printed).toContain(silent);
    await run('list');
    expect(printed.join('\n')).toContain('not shown: it changes no opening hours');
    await run('hours', { on: '2026-12-22', open: '9-15' });
    expect(printed).toContain(silent);
    await run('hours', { on: '2026-12-22', open: '9-14' });
    expect(printed).not.toContain(silent);
  });

  it('are warned of when a closure is planned that leaves nothing of them', async () => {
    const { printed, run } = desk('2026-12-20T10:00');
    await run('hours', { on: '2026-12-23', open: '8-12' });
    await run('plan', { from: '2026-12-22 15:00', until: '2027-01-02 09:00' });
    expect(printed).toContain(
      'Mind: phone-hours-2026-12-23 will not show any more: nothing is left of its opening hours.',
    );
  });
});

describe('list and remove', () => {
  const going = closedToday('2026-11-23T10:00', '2026-11-24T09:00');
  const entries = [
    { ...going, id: 'old', from: '2026-11-20T10:00', until: '2026-11-21T10:00' },
    going,
    { id: 'bad', kind: 'phone-closed' },
    'nonsense',
    { ...going, id: 'far', from: '2027-03-01T10:00', until: '2027-03-02T10:00' },
  ];

  it('show every entry, and what the pages say now', async () => {
    const { printed, run } = desk('2026-11-23T12:00', entries);
    expect(await run('list')).toBe('done');
    const lines = printed.filter((line) => !line.startsWith('  '));
    expect(lines).toEqual([
      'The notices in the store',
      '#1 old: phone-closed, 2026-11-20 10:00 until 2026-11-21 10:00, over',
      '#2 phone-closed-2026-11-23: phone-closed, 2026-11-23 10:00 until 2026-11-24 09:00, now',
      '#3 bad: left out, from.invalid_type',
      '#4: left out, invalid_type',
      '#5 far: phone-closed, 2027-03-01 10:00 until 2027-03-02 10:00, planned, shown 14 days ahead',
    ]);
    expect(printed.filter((line) => line.startsWith('  '))).toHaveLength(2);
  });

  it('say that there is nothing', async () => {
    const { printed, run } = desk('2026-11-23T12:00');
    await run('list');
    expect(printed).toEqual(['There are no notices in the store']);
  });

  it.each([
    ['phone-closed-2026-11-23', 1],
    ['bad', 2],
    ['#4', 3],
  ])('take %s away and leave the rest as it is', async (id, index) => {
    const { store, printed, run } = desk('2026-11-23T12:00', entries);
    expect(await run('remove', {}, id)).toBe('done');
    expect(store.value).toEqual(entries.filter((_, at) => at !== index));
    expect(printed).toContain(JSON.stringify(entries[index]));
  });

  it('refuse an id that is not there, or none', async () => {
    const { store, run } = desk('2026-11-23T12:00', entries);
    expect(await run('remove', {}, 'nope')).toBe('There is no notice "nope": see list.');
    expect(await run('remove')).toBe('remove needs the id of a notice: see list.');
    expect(store.value).toBe(entries);
  });

  it('keep hands off what is no list', async () => {
    const { store, run } = desk('2026-11-23T12:00', { closed: true });
    expect(await run('close-today')).toBe('What stands under "notices" is no list: mend it first.');
    expect(store.value).toEqual({ closed: true });
  });

  it.each(['toString', 'close', ''])('know no command %j', async (command) => {
    const { run } = desk('2026-11-23T12:00');
    expect(await run(command)).toBe(
      `There is no command "${command}", only close-today, plan, hours, list, remove.`,
    );
  });
});
