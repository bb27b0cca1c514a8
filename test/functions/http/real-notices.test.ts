import { describe, expect, it } from 'vitest';
import { firmOpen, siteFacts as usual } from '#test/domain/notice-fixtures.ts';
import { phoneDesk } from './desk.ts';
import { publishedHours } from './real-notice-hours.ts';
import { closed, down, info, off, type Case } from './typed-notices.ts';

const publishedClosures: Case[] = [
  [
    'K1, K6, K10: 22 December to 2 January',
    '2023-12-01T10:00',
    usual,
    [closed('2023-12-22T15', '2024-01-02T09')],
    ['phone-closed 2023-12-22T15:00 2024-01-02T09:00'],
  ],
  [
    'K2, K7: today for want of staff',
    '2024-09-11T10:00',
    usual,
    [{ do: 'close-today', reason: 'staffing' }],
    ['phone-closed 2024-09-11T10:00 2024-09-12T09:00'],
  ],
  [
    'K3: today without a reason',
    '2024-09-13T10:00',
    usual,
    [{ do: 'close-today', reason: 'other' }],
    ['phone-closed 2024-09-13T10:00 2024-09-16T09:00'],
  ],
  [
    'K4: the site down on 1 June for two hours',
    '2026-05-20T10:00',
    usual,
    [down('1 juni 2026T10.00', '1 juni 2026T12.00')],
    ['maintenance 2026-06-01T10:00 2026-06-01T12:00'],
  ],
  [
    'K5, K9: Wednesday 11 September 07.45-10',
    '2024-09-10T10:00',
    usual,
    [down('onsdag 11 september 2024T07.45', 'onsdag 11 september 2024T10')],
    ['maintenance 2024-09-11T07:45 2024-09-11T10:00'],
  ],
  [
    'K8: slow this afternoon',
    '2024-09-11T10:00',
    usual,
    [info('2024-09-11T17', '2024-09-11T23', 'Begränsad åtkomst.', 'Limited access.')],
    ['info 2024-09-11T17:00 2024-09-11T23:00'],
  ],
  [
    'K11: news that closes nothing',
    '2022-11-20T10:00',
    usual,
    [info('2022-12-01T', '2022-12-31T', 'En ny avgift.', 'A new fee.')],
    ['info 2022-12-01T00:00 2023-01-01T00:00'],
  ],
];

interface Entry {
  kind: string;
  from: string;
  until?: string;
  hours?: { opens: string; closes: string }[];
}

const isEntries = (value: unknown): value is Entry[] => Array.isArray(value);

const windowsOf = (value: unknown): string[] =>
  isEntries(value)
    ? value.map(({ kind, from, until, hours = [] }) =>
        [
          kind,
          from,
          until ?? 'open',
          ...hours.map(({ opens, closes }) => `${opens}-${closes}`),
        ].join(' '),
      )
    : [];

describe('notices that firms have really published, entered at the desk', () => {
  it.each([...publishedClosures, ...publishedHours])(
    '%s',
    async (_name, at, facts, typed, windows) => {
      const { person, notices } = await phoneDesk(at, [], { facts });
      const anna = await person();
      for (const fields of typed) await anna.write(fields);
      expect(windowsOf(notices.value)).toEqual(windows);
    },
  );

  it('O1 as printed, "Torsdag 1/5": the desk asks what was meant, and one tap mends it', async () => {
    const { person, notices } = await phoneDesk('2025-12-20T10:00', [], {
      facts: firmOpen('10:00', '16:00'),
    });
    const anna = await person();
    const asked = await anna.review({
      do: 'plan',
      fromDate: 'torsdag 1 maj 2026',
      reason: 'holiday',
    });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('<a href="#fromDate">1 maj 2026 är en fredag.');
    expect(asked.text).toContain('>Menade du fredag 1 maj 2026?</a>');
    expect(asked.text).toContain('>Menade du torsdag 30 april 2026?</a>');
    const [, path = ''] = /offer <a href="([^"]+)">Menade du fredag/.exec(asked.text) ?? [];
    await anna.confirm(await anna.look(path));
    expect(windowsOf(notices.value)).toEqual([off('2026-05-01')]);
  });

  it('K1 as printed, without a year: the next such days are offered', async () => {
    const { person } = await phoneDesk('2026-11-23T10:00');
    const asked = await (await person()).review(closed('22 decemberT15', '2 januariT09'));
    expect(asked.text).toContain('>Menade du tisdag 22 december 2026?</a>');
    expect(asked.text).toContain('>Menade du lördag 2 januari 2027?</a>');
  });
});
