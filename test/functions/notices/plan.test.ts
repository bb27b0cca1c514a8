import { describe, expect, it } from 'vitest';
import { closedToday, desk } from './desk.ts';

describe('plan', () => {
  const christmas = { from: '2026-12-22 15:00', until: '2027-01-02 09:00', reason: 'holiday' };

  it('writes a closure, and shows it planned and going on', async () => {
    const { store, printed, run } = desk('2026-11-23T10:00');
    expect(await run('plan', christmas)).toBe('done');
    expect(store.value).toEqual([
      { ...closedToday('2026-12-22T15:00', '2027-01-02T09:00'), reason: 'holiday' },
    ]);
    const text = printed.join('\n');
    expect(text).toContain('From 2026-12-08 15:00 the pages say\n  sv: Vår telefon stänger tisdag');
    expect(text).toContain('From 2026-12-22 15:00 the pages say\n  sv: Vår telefon är stängd och');
    expect(text).toContain('  en: Our phone line closes on Tuesday');
    expect(text).toContain('it opens again on Monday 4 January 2027 at 9am.');
    expect(text).toContain(
      'Mind: A greeting for Christmas or New Year takes the place of the reason.',
    );
    const other = desk('2026-11-23T10:00');
    await other.run('plan', { ...christmas, reason: 'vacation' });
    expect(other.printed.join('\n')).not.toContain('greeting');
  });

  it.each([
    [{ from: undefined }, '--from is missing, such as --from "2026-12-22 15:00".'],
    [{ from: 'soon' }, '--from "soon" is no date with a time: write it as "2026-12-22 15:00".'],
    [{ from: '2026-02-30 15:00' }, '--from "2026-02-30 15:00" is a date that does not exist.'],
    [
      { until: '2027-03-28 02:30' },
      '--until "2027-03-28 02:30" does not exist: the clocks are put forward over it that night.',
    ],
    [
      { until: '2027-10-31 02:30' },
      '--until "2027-10-31 02:30" happens twice: the clocks are put back over it that night.',
    ],
    [
      { from: 'fre 2026-12-22 15:00' },
      '--from "fre 2026-12-22 15:00" has another weekday: 2026-12-22 is a Tuesday.',
    ],
    [
      { until: '2026-12-22 15:00' },
      '--until "2026-12-22 15:00" is not after --from "2026-12-22 15:00".',
    ],
    [
      { until: '2026-01-02 09:00' },
      '--until "2026-01-02 09:00" is not after --from "2026-12-22 15:00".',
    ],
    [
      { from: '2026-11-20 15:00', until: '2026-11-23 10:00' },
      'It would be over already: --until "2026-11-23 10:00" is past.',
    ],
    [
      { reason: 'tired' },
      '--reason "tired" is none of holiday, vacation, staffing, illness, training, meeting, technical, other.',
    ],
    [{ kind: 'phone' }, '--kind "phone" is none of phone-closed, phone-hours, maintenance, info.'],
    [{ kind: 'info' }, 'Own words are needed in every language: --text-sv "…" --text-en "…".'],
    [
      { 'text-sv': 'Stängt' },
      'Own words are needed in every language: --text-sv "…" --text-en "…".',
    ],
    [{ kind: 'phone-hours' }, '--open is missing, such as --open "9-13".'],
    [{ on: '2026-12-22' }, 'The command plan takes no --on.'],
  ])('refuses %j', async (change, why) => {
    const { store, run } = desk('2026-11-23T10:00');
    expect(await run('plan', { ...christmas, ...change })).toBe(why);
    expect(store.value).toBeUndefined();
  });

  it('refuses what is left over of times without quotes', async () => {
    const { run } = desk('2026-11-23T10:00');
    expect(await run('plan', { from: '2026-12-22' }, '15:00')).toBe(
      'plan does not take "15:00": put times in quotes after --from and --until.',
    );
  });

  it('takes own words, maintenance and a closure that has begun', async () => {
    const { store, printed, run } = desk('2026-11-23T10:00', []);
    const begun = { from: '2026-11-23 08:00', until: '2026-11-23 11:00' };
    await run('plan', { ...begun, kind: 'info', 'text-sv': 'Nytt', 'text-en': 'News' });
    expect(printed.slice(1, -1)).toEqual(['Now the pages say', '  sv: Nytt', '  en: News']);
    await run('plan', { ...begun, kind: 'maintenance' });
    const window = { from: '2026-11-23T08:00', until: '2026-11-23T11:00' };
    expect(store.value).toEqual([
      { id: 'info-2026-11-23', kind: 'info', ...window, text: { sv: 'Nytt', en: 'News' } },
      { id: 'maintenance-2026-11-23', kind: 'maintenance', ...window },
    ]);
  });

  it.each([
    [
      { from: '2026-12-24 09:00', until: '2026-12-26 15:00' },
      'Mind: The phone is not open at any time of that period anyway.',
    ],
    [
      { from: '2026-12-22 15:00', until: '2028-01-02 09:00' },
      'Mind: It is 376 days long: is the year right?',
    ],
    [
      { from: '2026-12-02 09:00', until: '2026-12-04 09:00' },
      'Mind: It overlaps there, which begins on Thursday 3 December 2026 at 9am and ends on Friday 4 December 2026 at 9am.',
    ],
  ])('warns of %j', async (options, warning) => {
    const there = {
      id: 'there',
      kind: 'phone-closed',
      from: '2026-12-03T09:00',
      until: '2026-12-04T09:00',
    };
    const { printed, run } = desk('2026-11-23T10:00', [there]);
    expect(await run('plan', options)).toBe('done');
    expect(printed).toContain(warning);
  });

  it('tells of a closure that goes on in another one together with it', async () => {
    const there = { ...closedToday('2026-11-25T10:00', '2026-11-25T13:00'), id: 'meeting' };
    const { printed, run } = desk('2026-11-23T10:00', [{ ...there, reason: 'meeting' }]);
    const illness = { from: '2026-11-25 12:00', until: '2026-11-26 09:00', reason: 'illness' };
    expect(await run('plan', illness)).toBe('done');
    const text = printed.join('\n');
    expect(text).toContain(
      'stänger onsdag 25 november 2026 kl. 10 på grund av ett internt möte och',
    );
    expect(text).not.toContain('kl. 12');
    expect(printed).toContain('Mind: It is told as one with meeting: nothing opens between them.');
    await run('list');
    expect(printed.join('\n')).toContain('until 2026-11-26 09:00, planned, told with meeting');
  });

  it('finds an id that no entry has, malformed ones included', async () => {
    const { store, run } = desk('2026-11-23T10:00', [{ id: 'phone-closed-2026-12-22' }]);
    await run('plan', christmas);
    await run('plan', christmas);
    expect(store.value).toMatchObject(
      ['', '-2', '-3'].map((suffix) => ({ id: `phone-closed-2026-12-22${suffix}` })),
    );
  });
});
