import { siteFacts } from '#test/domain/notice-fixtures.ts';
import { describe, expect, it } from 'vitest';
import { pagesAt, textsAt } from './pages-at.ts';

const closed = (id: string, from: string, until: string, reason?: string) => ({
  ...{ id, kind: 'phone-closed', from, until },
  ...(reason && { reason }),
});

const hours = (from: string, until: string, opens: string, closes: string) => ({
  ...{ id: 'hours', kind: 'phone-hours', from, until },
  hours: [{ opens, closes }],
});

describe('a closure that begins within another one', () => {
  const meeting = closed('meeting', '2026-11-25T10:00', '2026-11-25T13:00', 'meeting');
  const illness = closed('illness', '2026-11-25T12:00', '2026-11-26T09:00', 'illness');

  it.each([
    [
      '2026-11-25T09:30',
      'Vår telefon stänger i dag, onsdag 25 november 2026, kl. 10 på grund av ett internt möte och öppnar igen i morgon, torsdag 26 november 2026, kl. 9.',
      'Our phone line closes today, Wednesday 25 November 2026, at 10am because of an internal meeting and opens again tomorrow, Thursday 26 November 2026, at 9am.',
    ],
    [
      '2026-11-25T10:30',
      'Vår telefon är stängd i dag, onsdag 25 november 2026, på grund av ett internt möte. Den öppnar igen i morgon, torsdag 26 november 2026, kl. 9.',
      'Our phone line is closed today, Wednesday 25 November 2026, because of an internal meeting. It opens again tomorrow, Thursday 26 November 2026, at 9am.',
    ],
    [
      '2026-11-25T13:00',
      'Vår telefon är stängd i dag, onsdag 25 november 2026, på grund av sjukdom. Den öppnar igen i morgon, torsdag 26 november 2026, kl. 9.',
      'Our phone line is closed today, Wednesday 25 November 2026, because of illness. It opens again tomorrow, Thursday 26 November 2026, at 9am.',
    ],
  ])('is told with it in one sentence at %s', async (time, sv, en) => {
    expect(await textsAt(time, [illness, meeting], 'sv')).toEqual([sv]);
    expect(await textsAt(time, [meeting, illness], 'en')).toEqual([en]);
  });

  it('gives its end to both', async () => {
    const { notices } = await pagesAt('2026-11-25T09:30', [illness, meeting], 'sv');
    expect(notices).toMatchObject([
      { id: 'meeting', from: '2026-11-25T10:00:00+01:00', until: '2026-11-26T09:00:00+01:00' },
    ]);
  });

  it('leaves the own words of the other as they are, and is not announced', async () => {
    const text = { sv: 'Vi har möte.', en: 'We are in a meeting.' };
    expect(await textsAt('2026-11-25T10:30', [illness, { ...meeting, text }], 'sv')).toEqual([
      'Vi har möte.',
      'Vår telefon är stängd i dag, onsdag 25 november 2026, på grund av ett internt möte. Den öppnar igen i morgon, torsdag 26 november 2026, kl. 9.',
    ]);
  });
});

describe('closures without an opening between them', () => {
  const today = closed('today', '2026-12-22T08:00', '2026-12-23T09:00', 'staffing');
  const christmas = closed('christmas', '2026-12-23T09:00', '2027-01-02T09:00', 'holiday');

  it.each([
    [
      '2026-12-21T10:00',
      'Vår telefon är stängd från och med i morgon, tisdag 22 december 2026, på grund av begränsad bemanning och öppnar igen måndag 4 januari 2027 kl. 9.',
    ],
    [
      '2026-12-22T10:00',
      'Vår telefon är stängd på grund av begränsad bemanning och öppnar igen måndag 4 januari 2027 kl. 9.',
    ],
    [
      '2026-12-23T10:00',
      'Vår telefon är stängd och öppnar igen måndag 4 januari 2027 kl. 9. Vi önskar dig en god jul och ett gott nytt år!',
    ],
  ])('are one at %s, with the reason of the first that goes on', async (time, sv) => {
    expect(await textsAt(time, [christmas, today], 'sv')).toEqual([sv]);
  });

  it('are two as soon as the phone opens between them', async () => {
    const later = { ...christmas, from: '2026-12-23T09:30' };
    expect(await textsAt('2026-12-22T10:00', [today, later], 'sv')).toEqual([
      'Vår telefon är stängd i dag, tisdag 22 december 2026, på grund av begränsad bemanning. Den öppnar igen i morgon, onsdag 23 december 2026, kl. 9.',
      'Vår telefon stänger i morgon, onsdag 23 december 2026, kl. 9.30 och öppnar igen måndag 4 januari 2027 kl. 9. Vi önskar dig en god jul och ett gott nytt år!',
    ]);
  });
});

describe('other opening hours beside closures', () => {
  const christmas = closed('christmas', '2026-12-22T15:00', '2027-01-02T09:00');

  it('are not shown on a day that is closed', async () => {
    const day = hours('2026-12-23T00:00', '2026-12-24T00:00', '08:00', '12:00');
    for (const time of ['2026-12-20T10:00', '2026-12-23T08:30']) {
      const { notices } = await pagesAt(time, [christmas, day], 'sv');
      expect(notices.map(({ id }) => id)).toEqual(['christmas']);
    }
  });

  it('are told for the days that are left, planned and now', async () => {
    const weeks = hours('2026-12-21T00:00', '2027-01-09T00:00', '10:00', '12:00');
    const [, planned] = await textsAt('2026-12-18T10:00', [christmas, weeks], 'sv');
    expect(planned).toBe(
      'Vår telefon har ändrade öppettider från och med måndag 21 december 2026 till och med fredag 8 januari 2027: kl. 10–12 de dagar vi har öppet.',
    );
    const [, now] = await textsAt('2026-12-28T10:00', [christmas, weeks], 'en');
    expect(now).toBe(
      'Our phone line has different opening hours from Monday 4 January 2027 up to and including Friday 8 January 2027: 10am to midday on the days we are open.',
    );
  });

  it('are told as they are when a closure takes a part of them', async () => {
    const week = hours('2026-11-23T00:00', '2026-11-28T00:00', '10:00', '16:00');
    const lunch = closed('lunch', '2026-11-25T12:00', '2026-11-25T13:00');
    const [, sv] = await textsAt('2026-11-23T08:00', [week, lunch], 'sv').then((all) =>
      all.toSorted().toReversed(),
    );
    expect(sv).toBe(
      'Vår telefon har ändrade öppettider till och med i morgon, tisdag 24 november 2026: kl. 10–16. Den är öppen onsdag 25 november 2026: kl. 10–12 och kl. 13–16. Den är öppen från och med torsdag 26 november 2026 till och med fredag 27 november 2026: kl. 10–16.',
    );
  });

  it('name the whole day when they change a part of it', async () => {
    const evening = hours('2026-11-25T15:00', '2026-11-26T00:00', '17:00', '19:00');
    expect(await textsAt('2026-11-24T08:00', [evening], 'en')).toEqual([
      'Our phone line has different opening hours tomorrow, Wednesday 25 November 2026: 9am to 3pm and 5pm to 7pm.',
    ]);
  });

  it('are left to the shorter notice where two meet', async () => {
    const week = hours('2026-11-23T00:00', '2026-11-28T00:00', '10:00', '12:00');
    const day = hours('2026-11-25T00:00', '2026-11-26T00:00', '13:00', '18:00');
    const texts = await textsAt('2026-11-20T08:00', [week, { ...day, id: 'day' }], 'sv');
    expect(texts).toEqual([
      'Vår telefon har ändrade öppettider från och med måndag 23 november 2026 till och med tisdag 24 november 2026: kl. 10–12. Den är öppen från och med torsdag 26 november 2026 till och med fredag 27 november 2026: kl. 10–12.',
      'Vår telefon har ändrade öppettider onsdag 25 november 2026: kl. 13–18.',
    ]);
  });

  it('name no last day when that is years away', async () => {
    const years = hours('2026-11-23T00:00', '2030-01-01T00:00', '10:00', '12:00');
    expect(await textsAt('2026-11-20T08:00', [years], 'sv')).toEqual([
      'Vår telefon har ändrade öppettider från och med måndag 23 november 2026: kl. 10–12 de dagar vi har öppet.',
    ]);
    expect(await textsAt('2026-11-24T08:00', [years], 'en', siteFacts)).toEqual([
      'Our phone line has different opening hours: 10am to midday on the days we are open.',
    ]);
  });
});

it('maintenance that goes on in other maintenance is told as one', async () => {
  const down = (id: string, from: string, until: string) => ({
    ...{ id, kind: 'maintenance', from: `2026-11-25T${from}`, until: `2026-11-25T${until}` },
  });
  const entries = [down('b', '12:00', '14:00'), down('a', '10:00', '12:00')];
  expect(await textsAt('2026-11-25T08:00', entries, 'sv')).toEqual([
    'Webbplatsen firm.example.test går inte att använda i dag, onsdag 25 november 2026, kl. 10–14 på grund av tekniskt underhåll.',
  ]);
  expect(await textsAt('2026-11-25T11:00', entries, 'en')).toEqual([
    'The website firm.example.test cannot be used at the moment because of technical maintenance. We expect it to work again today, Wednesday 25 November 2026, at 2pm.',
  ]);
});
