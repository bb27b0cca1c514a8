import { firmOpen, siteFacts as usual } from '#test/domain/notice-fixtures.ts';
import { closed, days, off, open, short, type Case } from './typed-notices.ts';

const sevenDayOff = '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31'
  .split(' ')
  .map((d) => `2026-${d}`);
const sevenDayShort = '01-05 04-02 04-30 05-13 10-30 12-23'.split(' ').map((d) => `2026-${d}`);
const volvoShort = '01-05 04-02 04-30 05-13 06-05 06-18 12-23 12-30'
  .split(' ')
  .map((d) => `2026-${d}`);
const opShut = '2023-12-25 2023-12-26 2024-01-01 2024-12-06 2024-12-24'.split(' ');
const danish = '2025-04-17 2025-04-18 2025-05-29 2025-12-24 2025-12-31'.split(' ');

/** Opening hours and days off that firms have published: facts/domain.md 8.2. */
export const publishedHours: Case[] = [
  [
    'O1: short days from 9 and holidays (a bank, 2026)',
    '2025-12-20T10:00',
    firmOpen('10:00', '16:00'),
    [...days(...sevenDayOff), ...short('09.00-13.00', ...sevenDayShort)],
    [...sevenDayOff.map(off), ...sevenDayShort.map((date) => open(date, '09:00', '13:00'))],
  ],
  [
    'O2: the day before eves is short (2026)',
    '2025-12-20T10:00',
    firmOpen('08:00', '17:00'),
    short('8-13', ...volvoShort),
    volvoShort.map((date) => open(date, '08:00', '13:00')),
  ],
  [
    'O3, O4: a Norwegian bank (2023)',
    '2023-12-01T10:00',
    firmOpen('09:00', '16:00'),
    [
      ...short('09:00-15:30', '2023-12-22', '2024-01-02'),
      closed('2023-12-23T', '2023-12-26T'),
      { do: 'hours', on: '2023-12-27', to: '2023-12-29', open: '09:30-14:00' },
      closed('2023-12-30T', '2024-01-01T'),
    ],
    [
      open('2023-12-22', '09:00', '15:30'),
      open('2024-01-02', '09:00', '15:30'),
      'phone-closed 2023-12-23T00:00 2023-12-27T00:00',
      'phone-hours 2023-12-27T00:00 2023-12-30T00:00 09:30-14:00',
      'phone-closed 2023-12-30T00:00 2024-01-02T00:00',
    ],
  ],
  [
    'O5: a British society (2025)',
    '2025-12-01T10:00',
    firmOpen('09:00', '17:00'),
    [
      ...short('9-13', 'Wednesday 24 December 2025'),
      ...days('thursday 25 December 2025', 'Friday 26 December 2025'),
      ...short('9-15', 'Wed 31 Dec 2025'),
      ...days('thu 1 Jan 2026'),
    ],
    [
      open('2025-12-24', '09:00', '13:00'),
      off('2025-12-25'),
      off('2025-12-26'),
      open('2025-12-31', '09:00', '15:00'),
      off('2026-01-01'),
    ],
  ],
  [
    'O6: the head office on two eves (2025)',
    '2025-12-01T10:00',
    firmOpen('09:00', '17:00'),
    short('9-15', '2025-12-24', '2025-12-31'),
    [open('2025-12-24', '09:00', '15:00'), open('2025-12-31', '09:00', '15:00')],
  ],
  [
    'O7: phones close at 12.30 (2022)',
    '2022-12-01T10:00',
    firmOpen('09:00', '17:00'),
    [
      closed('Friday 23 December 2022T12.30', 'Wednesday 28 December 2022T9'),
      closed('2023-01-01T', '2023-01-02T'),
    ],
    [
      'phone-closed 2022-12-23T12:30 2022-12-28T09:00',
      'phone-closed 2023-01-01T00:00 2023-01-03T00:00',
    ],
  ],
  [
    'O8: emergencies only, until a Tuesday (2021)',
    '2021-12-10T10:00',
    firmOpen('08:00', '18:00'),
    [
      { do: 'hours', on: '2021-12-24', to: '2021-12-28', open: '9-17' },
      { do: 'hours', on: '2021-12-31', to: '2022-01-03', open: '9-17' },
    ],
    [
      'phone-hours 2021-12-24T00:00 2021-12-29T00:00 09:00-17:00',
      'phone-hours 2021-12-31T00:00 2022-01-04T00:00 09:00-17:00',
    ],
  ],
  [
    'O9: phones and chat close on Thursday at 13 (2021)',
    '2021-12-10T10:00',
    firmOpen('09:00', '16:00'),
    [
      closed('thu 23 Dec 2021T13:00', 'Mon 27 Dec 2021T9'),
      ...short('9-13', '2021-12-31'),
      ...days('2022-01-06'),
    ],
    [
      'phone-closed 2021-12-23T13:00 2021-12-27T09:00',
      open('2021-12-31', '09:00', '13:00'),
      off('2022-01-06'),
    ],
  ],
  [
    'O10: a Finnish bank (2024)',
    '2023-12-10T10:00',
    firmOpen('08:00', '16:00'),
    [...days(...opShut), ...short('08.00-13.00', '2024-03-28', '2024-12-31')],
    [
      ...opShut.map(off),
      open('2024-03-28', '08:00', '13:00'),
      open('2024-12-31', '08:00', '13:00'),
    ],
  ],
  [
    'O11: a Danish office, whole days (2025)',
    '2025-01-10T10:00',
    firmOpen('09:00', '15:00'),
    days(...danish),
    danish.map(off),
  ],
  [
    'O12: 13 to 15 until further notice (2020)',
    '2020-05-20T10:00',
    firmOpen('09:00', '16:00'),
    [
      {
        do: 'hours',
        on: '1 juni 2020',
        open: '13:00-15:00',
        openEnded: '1',
        reviewOn: '2020-09-01',
      },
    ],
    ['phone-hours 2020-06-01T00:00 open 13:00-15:00'],
  ],
  [
    'O13: open past midnight on eves (2021)',
    '2021-12-20T10:00',
    usual,
    short('08.00-01.30', '2021-12-24', '2021-12-31'),
    [open('2021-12-24', '08:00', '01:30'), open('2021-12-31', '08:00', '01:30')],
  ],
  [
    'O14: 23.12-2.1 closed',
    '2026-12-01T10:00',
    usual,
    [closed('23 december 2026T', '2 januari 2027T')],
    ['phone-closed 2026-12-23T00:00 2027-01-03T00:00'],
  ],
  [
    'O15: short between the days (2017)',
    '2017-12-10T10:00',
    firmOpen('08:00', '16:00'),
    [
      { do: 'hours', on: '2017-12-27', to: '2017-12-29', open: '10.00-14.30' },
      closed('2017-12-23T', '2017-12-26T'),
      closed('2017-12-30T', '2017-12-31T'),
    ],
    [
      'phone-hours 2017-12-27T00:00 2017-12-30T00:00 10:00-14:30',
      'phone-closed 2017-12-23T00:00 2017-12-27T00:00',
      'phone-closed 2017-12-30T00:00 2018-01-01T00:00',
    ],
  ],
  [
    'O16: e-services closed, nobody knows how long',
    '2026-11-23T10:00',
    usual,
    [
      {
        do: 'plan',
        kind: 'info',
        fromDate: 'i dag',
        openEnded: '1',
        reviewOn: 'i morgon',
        reason: 'other',
        'text-sv': 'Våra e-tjänster är stängda.',
        'text-en': 'Our e-services are closed.',
      },
    ],
    ['info 2026-11-23T00:00 open'],
  ],
  [
    'O17: closed for lunch all year',
    '2026-11-20T10:00',
    firmOpen('09:00', '16:00', true),
    [{ do: 'hours', on: '2026-11-23', to: '2027-11-22', open: '9-12, 13-16' }],
    ['phone-hours 2026-11-23T00:00 2027-11-23T00:00 09:00-12:00 13:00-16:00'],
  ],
];
