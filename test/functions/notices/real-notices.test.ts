import { firmOpen } from '#test/domain/notice-fixtures.ts';
import { describe, expect, it } from 'vitest';
import { pagesAt, textsAt } from './pages-at.ts';

const closed = (id: string, from: string, until: string, reason?: string) => ({
  ...{ id, kind: 'phone-closed', from, until },
  ...(reason && { reason }),
});

const hours = (id: string, date: string, opens: string, closes: string) => ({
  ...{ id, kind: 'phone-hours', from: `${date}T00:00`, until: nextDay(date) },
  hours: [{ opens, closes }],
});

const nextDay = (date: string): string =>
  `${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, '0')}T00:00`;

const maintenance = (id: string, from: string, until: string) => ({
  id,
  kind: 'maintenance',
  from,
  until,
});

describe('closure notices that firms have really published', () => {
  // Written without a year; in 2023 both 22 December and the day of opening were weekdays.
  it('"stängd från kl15 den 22a december tills kl09 den 2a januari", in 2023', async () => {
    const entry = closed('k1', '2023-12-22T15:00', '2024-01-02T09:00', 'holiday');
    const [text] = await textsAt('2023-12-20T12:00', [entry], 'sv');
    expect(text).toBe(
      'Vår telefon stänger fredag 22 december 2023 kl. 15 och öppnar igen tisdag 2 januari 2024 kl. 9. Vi önskar dig en god jul och ett gott nytt år!',
    );
  });

  it('"är lukket mellem kl 15.00 … til og med kl 09.00": at 9 it is open', async () => {
    const entry = closed('k10', '2023-12-22T15:00', '2024-01-02T09:00', 'holiday');
    expect((await pagesAt('2024-01-02T08:59:59', [entry], 'sv')).phone.open).toBe(false);
    expect((await pagesAt('2024-01-02T09:00:00', [entry], 'sv')).phone.open).toBe(true);
  });

  it('"ikke tilgjengelig i dag": a closure without a reason', async () => {
    const entry = closed('k3', '2026-11-23T08:00', '2026-11-24T09:00');
    expect(await textsAt('2026-11-23T10:00', [entry], 'sv')).toEqual([
      'Vår telefon är stängd i dag, måndag 23 november 2026. Den öppnar igen i morgon, tisdag 24 november 2026, kl. 9.',
    ]);
  });

  it('"Den 1 juni … nere från kl. 10.00 och åter i drift ca. 2 timmar senare"', async () => {
    const entry = maintenance('k4', '2026-06-01T10:00', '2026-06-01T12:00');
    expect(await textsAt('2026-05-30T10:00', [entry], 'sv')).toEqual([
      'Webbplatsen firm.example.test går inte att använda måndag 1 juni 2026 kl. 10–12 på grund av tekniskt underhåll.',
    ]);
    expect(await textsAt('2026-06-01T10:00', [entry], 'sv')).toEqual([
      'Webbplatsen firm.example.test går inte att använda just nu på grund av tekniskt underhåll. Den väntas fungera igen i dag, måndag 1 juni 2026, kl. 12.',
    ]);
  });

  it('four at once, the most severe first', async () => {
    const entries = [
      {
        ...{ id: 'k8', kind: 'info', from: '2024-09-11T07:00', until: '2024-09-11T23:00' },
        text: {
          sv: 'I kväll kl. 17–23 kan webbplatsen vara långsam.',
          en: 'The website may be slow tonight from 5pm to 11pm.',
        },
      },
      maintenance('k9', '2024-09-11T07:45', '2024-09-11T10:00'),
      closed('k7', '2024-09-11T07:30', '2024-09-12T09:00', 'staffing'),
      closed('k6', '2024-09-13T12:00', '2024-09-16T09:00'),
    ];
    const { notices } = await pagesAt('2024-09-11T08:00', entries, 'sv');
    expect(notices.map(({ id, tense }) => `${id} ${tense}`)).toEqual([
      'k7 now',
      'k9 now',
      'k8 now',
      'k6 planned',
    ]);
  });

  it('short days from 9, where one usually opens at 10 (a bank, 2026)', async () => {
    const facts = firmOpen('10:00', '16:00', true);
    const days = ['2026-01-05', '2026-04-02', '2026-05-13', '2026-12-23'];
    const entries = days.map((date) => hours(`o1-${date}`, date, '09:00', '13:00'));
    for (const date of days) {
      const phone = async (time: string) =>
        (await pagesAt(`${date}T${time}`, entries, 'sv', facts)).phone.sentence;
      expect(await phone('08:59')).toBe('Stängt nu. Vi öppnar i dag kl. 9.');
      expect(await phone('09:00')).toBe('Öppet nu. Vi stänger kl. 13.');
    }
    const after = await pagesAt('2026-12-23T13:00', entries, 'sv', facts);
    expect(after.phone.sentence).toBe('Stängt nu. Vi öppnar måndag 28 december 2026 kl. 10.');
  });

  it('a building society that closes at 12.30 and keeps other holidays (2022)', async () => {
    const facts = firmOpen('09:00', '17:00', false);
    const entries = [
      hours('o7-a', '2022-12-23', '09:00', '12:30'),
      closed('o7-b', '2022-12-24T00:00', '2022-12-28T00:00', 'holiday'),
      closed('o7-c', '2023-01-01T00:00', '2023-01-03T00:00', 'holiday'),
    ];
    const said = async (time: string) => (await pagesAt(time, entries, 'en', facts)).phone.sentence;
    expect(await said('2022-12-23T12:29')).toBe('Open now. We close at 12.30pm.');
    expect(await said('2022-12-23T12:30')).toBe(
      'Closed now. We open on Wednesday 28 December 2022 at 9am.',
    );
    expect(await said('2022-12-30T17:00')).toBe(
      'Closed now. We open on Tuesday 3 January 2023 at 9am.',
    );
  });

  it('extended hours on an eve, past midnight (a municipality, 2021)', async () => {
    const entries = [
      hours('o13-a', '2021-12-24', '08:00', '23:59'),
      { ...hours('o13-b', '2021-12-25', '00:00', '01:30') },
    ];
    const open = async (time: string) => (await pagesAt(time, entries, 'sv')).phone.open;
    expect(await open('2021-12-24T22:00')).toBe(true);
    expect(await open('2021-12-25T01:29')).toBe(true);
    expect(await open('2021-12-25T01:30')).toBe(false);
  });

  it('shorter hours until further notice, from a date (an unemployment fund, 2020)', async () => {
    const entry = {
      ...{ id: 'o12', kind: 'phone-hours', from: '2020-06-01T00:00', until: '2021-01-01T00:00' },
      hours: [{ opens: '13:00', closes: '15:00' }],
    };
    expect((await pagesAt('2020-06-01T12:59', [entry], 'sv')).phone.sentence).toBe(
      'Stängt nu. Vi öppnar i dag kl. 13.',
    );
    expect((await pagesAt('2020-06-20T12:00', [entry], 'sv')).phone.open).toBe(false);
  });
});
