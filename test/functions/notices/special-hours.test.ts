import { describe, expect, it } from 'vitest';
import { pagesAt } from './pages-at.ts';

const specials = async (entries: readonly unknown[]) =>
  (await pagesAt('2026-12-20T10:00', entries, 'sv')).specialHours.map(
    ({ validFrom, validThrough, opens, closes }) =>
      [validFrom, validThrough, opens, closes].join(' '),
  );

const hours = (from: string, until: string, ...all: [string, string][]) => ({
  ...{ id: `h-${from}`, kind: 'phone-hours', from: `${from}T00:00`, until: `${until}T00:00` },
  hours: all.map(([opens, closes]) => ({ opens, closes })),
});

describe('the hours that search engines are told beside those of the week', () => {
  it('are those of each day that a notice touches, split and past midnight too', async () => {
    const closed = {
      id: 'c',
      kind: 'phone-closed',
      from: '2026-12-28T12:00',
      until: '2026-12-30T00:00',
    };
    expect(
      await specials([
        hours('2026-12-21', '2026-12-22', ['09:00', '12:00'], ['13:00', '15:00']),
        hours('2026-12-22', '2026-12-23', ['08:00', '01:30']),
        closed,
      ]),
    ).toEqual([
      '2026-12-21 2026-12-21 09:00 12:00',
      '2026-12-21 2026-12-21 13:00 15:00',
      '2026-12-22 2026-12-22 08:00 01:30',
      '2026-12-28 2026-12-28 09:00 12:00',
      '2026-12-29 2026-12-29 00:00 00:00',
    ]);
  });

  it('reach 60 days ahead, begin today, and leave notices about other things out', async () => {
    expect(await specials([hours('2026-12-01', '2026-12-22', ['10:00', '11:00'])])).toEqual([
      '2026-12-20 2026-12-20 00:00 00:00',
      '2026-12-21 2026-12-21 10:00 11:00',
    ]);
    expect(await specials([hours('2027-02-18', '2027-02-20', ['10:00', '11:00'])])).toEqual([
      '2027-02-18 2027-02-18 10:00 11:00',
    ]);
    expect(
      await specials([
        { id: 'm', kind: 'maintenance', from: '2026-12-21T10:00', until: '2026-12-21T12:00' },
      ]),
    ).toEqual([]);
  });
});
