import { describe, expect, it } from 'vitest';
import { textsAt } from './pages-at.ts';

const hours = (from: string, until: string, stretches: string, reason?: string) => ({
  ...{ id: 'hours', kind: 'phone-hours', from, until },
  hours: stretches.split(' ').map((stretch) => {
    const [opens, closes] = stretch.split('–');
    return { opens, closes };
  }),
  ...(reason && { reason }),
});

describe('other opening hours', () => {
  it.each([
    [
      'one day, planned',
      '2026-12-10T12:00',
      hours('2026-12-23T00:00', '2026-12-24T00:00', '09:00–13:00'),
      'Vår telefon har ändrade öppettider onsdag 23 december 2026: kl. 9–13.',
      'Our phone line has different opening hours on Wednesday 23 December 2026: 9am to 1pm.',
    ],
    [
      'one day, today',
      '2026-12-23T10:00',
      hours('2026-12-23T00:00', '2026-12-24T00:00', '09:00–12:00 13:00–14:30', 'training'),
      'Vår telefon har ändrade öppettider i dag, onsdag 23 december 2026, på grund av utbildning: kl. 9–12 och kl. 13.00–14.30.',
      'Our phone line has different opening hours today, Wednesday 23 December 2026, because of staff training: 9am to midday and 1pm to 2.30pm.',
    ],
    [
      'days that are all open, planned',
      '2026-11-20T12:00',
      hours('2026-11-24T00:00', '2026-11-27T00:00', '10:00–12:00'),
      'Vår telefon har ändrade öppettider från och med tisdag 24 november 2026 till och med torsdag 26 november 2026: kl. 10–12.',
      'Our phone line has different opening hours from Tuesday 24 November 2026 up to and including Thursday 26 November 2026: 10am to midday.',
    ],
    [
      'days of which some are closed, now',
      '2026-12-22T12:00',
      hours('2026-12-21T00:00', '2027-01-09T00:00', '10:00–12:00', 'staffing'),
      'Vår telefon har ändrade öppettider till och med fredag 8 januari 2027 på grund av begränsad bemanning: kl. 10–12 de dagar vi har öppet.',
      'Our phone line has different opening hours up to and including Friday 8 January 2027 because of limited staffing: 10am to midday on the days we are open.',
    ],
    [
      'the last of several days',
      '2026-11-26T08:00',
      hours('2026-11-24T00:00', '2026-11-27T00:00', '10:00–12:00'),
      'Vår telefon har ändrade öppettider i dag, torsdag 26 november 2026: kl. 10–12.',
      'Our phone line has different opening hours today, Thursday 26 November 2026: 10am to midday.',
    ],
  ])('%s', async (_, time, entry, sv, en) => {
    expect(await textsAt(time, [entry], 'sv')).toEqual([sv]);
    expect(await textsAt(time, [entry], 'en')).toEqual([en]);
  });
});

describe('maintenance of the website', () => {
  const down = (from: string, until: string, reason?: string) => ({
    ...{ id: 'down', kind: 'maintenance', from, until },
    ...(reason && { reason }),
  });

  it.each([
    [
      'within a day, planned',
      '2026-11-20T12:00',
      down('2026-11-25T07:45', '2026-11-25T10:00'),
      'Webbplatsen firm.example.test går inte att använda onsdag 25 november 2026 kl. 7.45–10.00 på grund av tekniskt underhåll.',
      'The website firm.example.test cannot be used on Wednesday 25 November 2026 from 7.45am to 10am because of technical maintenance.',
    ],
    [
      'over a night, planned',
      '2026-11-20T12:00',
      down('2026-11-28T22:00', '2026-11-29T06:00', 'technical'),
      'Webbplatsen firm.example.test går inte att använda från lördag 28 november 2026 kl. 22 till söndag 29 november 2026 kl. 6 på grund av tekniskt underhåll.',
      'The website firm.example.test cannot be used from Saturday 28 November 2026 at 10pm to Sunday 29 November 2026 at 6am because of technical maintenance.',
    ],
    [
      'now',
      '2026-11-28T23:00',
      down('2026-11-28T22:00', '2026-11-29T06:00', 'other'),
      'Webbplatsen firm.example.test går inte att använda just nu. Den väntas fungera igen i morgon, söndag 29 november 2026, kl. 6.',
      'The website firm.example.test cannot be used at the moment. We expect it to work again tomorrow, Sunday 29 November 2026, at 6am.',
    ],
  ])('%s', async (_, time, entry, sv, en) => {
    expect(await textsAt(time, [entry], 'sv')).toEqual([sv]);
    expect(await textsAt(time, [entry], 'en')).toEqual([en]);
  });
});
