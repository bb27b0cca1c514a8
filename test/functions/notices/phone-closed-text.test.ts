import { neverOpen } from '#test/domain/notice-fixtures.ts';
import { describe, expect, it } from 'vitest';
import { pagesAt, textsAt } from './pages-at.ts';

const closed = (from: string, until: string, reason?: string) => ({
  ...{ id: `c-${from.slice(0, 10)}`, kind: 'phone-closed', from, until },
  ...(reason && { reason }),
});

describe('the Christmas closure of the seed, in 2026', () => {
  const christmas = [closed('2026-12-22T15:00', '2027-01-02T09:00', 'holiday')];

  it('has the year, the real next opening, another way and a greeting', async () => {
    const [sv] = (await pagesAt('2026-12-10T12:00', christmas, 'sv')).notices;
    expect(sv?.text).toBe(
      'Vår telefon stänger tisdag 22 december 2026 kl. 15 och öppnar igen måndag 4 januari 2027 kl. 9. Har du frågor är du välkommen att mejla oss på help@firm.example.test. Vi önskar dig en god jul och ett gott nytt år!',
    );
    const [en] = (await pagesAt('2026-12-10T12:00', christmas, 'en')).notices;
    expect(en?.text).toBe(
      'Our phone line closes on Tuesday 22 December 2026 at 3pm and opens again on Monday 4 January 2027 at 9am. If you have any questions, you are welcome to email us at help@firm.example.test. We wish you a merry Christmas and a happy New Year!',
    );
  });

  const greetings = [
    'Vi önskar dig en god jul och ett gott nytt år!',
    'Vi önskar dig ett gott nytt år!',
  ];
  it.each([
    ['2026-12-21T23:59:59', 'stänger i morgon, tisdag 22 december 2026, kl. 15 och', 0],
    ['2026-12-22T00:00:00', 'stänger i dag, tisdag 22 december 2026, kl. 15 och', 0],
    ['2026-12-22T14:59:59', 'stänger i dag, tisdag 22 december 2026, kl. 15 och', 0],
    ['2026-12-22T15:00:00', 'är stängd och', 0],
    ['2026-12-26T23:59:59', 'är stängd och', 0],
    ['2026-12-27T00:00:00', 'är stängd och', 1],
    ['2027-01-02T08:59:59', 'är stängd och', 1],
  ])('at %s says it %s', async (time, middle, greeting) => {
    const opens = 'öppnar igen måndag 4 januari 2027 kl. 9.';
    expect(await textsAt(time, christmas, 'sv')).toEqual([
      `Vår telefon ${middle} ${opens} ${greetings[greeting] ?? ''}`,
    ]);
  });

  it('is gone when it ends, though the phone stays closed over the weekend', async () => {
    const { phone, notices } = await pagesAt('2027-01-02T09:00', christmas, 'sv');
    expect(notices).toEqual([]);
    expect(phone.sentence).toBe('Stängt nu. Vi öppnar måndag 4 januari 2027 kl. 9.');
  });

  it.each([
    ['2026-12-23T15:00', '2026-12-28T09:00', 'Vi önskar dig en god jul!'],
    ['2026-12-30T15:00', '2027-01-04T09:00', 'Vi önskar dig ett gott nytt år!'],
    ['2026-12-30T15:00', '2026-12-31T15:00', 'Vi önskar dig ett gott nytt år!'],
    ['2027-01-01T00:00', '2027-01-02T00:00', 'Vi önskar dig ett gott nytt år!'],
  ])('greets for what a closure from %s spans', async (from, until, greeting) => {
    const [text] = await textsAt('2026-12-23T12:00', [closed(from, until, 'holiday')], 'sv');
    expect(text?.endsWith(greeting)).toBe(true);
    const [other] = await textsAt('2026-12-23T12:00', [closed(from, until, 'staffing')], 'sv');
    expect(other).not.toContain('önskar');
  });
});

describe('the closure for today of the seed', () => {
  const today = [closed('2026-11-24T08:10', '2026-11-25T09:00', 'staffing')];

  it('says tomorrow when the phone opens tomorrow', async () => {
    expect(await textsAt('2026-11-24T08:10', today, 'sv')).toEqual([
      'Vår telefon är stängd i dag, tisdag 24 november 2026, på grund av begränsad bemanning. Den öppnar igen i morgon, onsdag 25 november 2026, kl. 9.',
    ]);
    expect(await textsAt('2026-11-24T23:59:59', today, 'en')).toEqual([
      'Our phone line is closed today, Tuesday 24 November 2026, because of limited staffing. It opens again tomorrow, Wednesday 25 November 2026, at 9am.',
    ]);
  });

  it('says today from midnight on', async () => {
    expect(await textsAt('2026-11-25T00:00', today, 'sv')).toEqual([
      'Vår telefon är stängd på grund av begränsad bemanning och öppnar igen i dag, onsdag 25 november 2026, kl. 9.',
    ]);
    expect(await textsAt('2026-11-25T08:59:59', today, 'en')).toEqual([
      'Our phone line is closed because of limited staffing and opens again today, Wednesday 25 November 2026, at 9am.',
    ]);
    expect(await textsAt('2026-11-25T09:00', today, 'sv')).toEqual([]);
  });

  it('does not say tomorrow on a Friday, but does on the Sunday after', async () => {
    const friday = [closed('2026-11-20T08:10', '2026-11-23T09:00', 'staffing')];
    expect(await textsAt('2026-11-20T12:00', friday, 'sv')).toEqual([
      'Vår telefon är stängd i dag, fredag 20 november 2026, på grund av begränsad bemanning. Den öppnar igen måndag 23 november 2026 kl. 9.',
    ]);
    expect(await textsAt('2026-11-21T12:00', friday, 'sv')).toEqual([
      'Vår telefon är stängd på grund av begränsad bemanning och öppnar igen måndag 23 november 2026 kl. 9.',
    ]);
    expect(await textsAt('2026-11-22T12:00', friday, 'sv')).toEqual([
      'Vår telefon är stängd på grund av begränsad bemanning och öppnar igen i morgon, måndag 23 november 2026, kl. 9.',
    ]);
  });

  it('does not say tomorrow before an eve', async () => {
    const [text] = await textsAt(
      '2026-06-18T12:00',
      [closed('2026-06-18T08:00', '2026-06-19T09:00')],
      'sv',
    );
    expect(text).toBe(
      'Vår telefon är stängd i dag, torsdag 18 juni 2026. Den öppnar igen måndag 22 juni 2026 kl. 9.',
    );
  });
});

describe('other closures', () => {
  it.each([
    [
      'a stretch of a day',
      closed('2026-11-24T12:00', '2026-11-24T13:00', 'meeting'),
      'Vår telefon är stängd tisdag 24 november 2026 kl. 12–13 på grund av ett internt möte.',
      'Our phone line is closed on Tuesday 24 November 2026 from midday to 1pm because of an internal meeting.',
    ],
    [
      'the first hours of a day',
      closed('2026-11-24T00:00', '2026-11-24T10:30', 'training'),
      'Vår telefon är stängd tisdag 24 november 2026 kl. 9.00–10.30 på grund av utbildning.',
      'Our phone line is closed on Tuesday 24 November 2026 from 9am to 10.30am because of staff training.',
    ],
    [
      'the rest of a day',
      closed('2026-11-24T12:00', '2026-11-24T15:00', 'training'),
      'Vår telefon stänger tisdag 24 november 2026 kl. 12 på grund av utbildning och öppnar igen onsdag 25 november 2026 kl. 9.',
      'Our phone line closes on Tuesday 24 November 2026 at midday because of staff training and opens again on Wednesday 25 November 2026 at 9am.',
    ],
    [
      'a whole day',
      closed('2026-11-24T00:00', '2026-11-25T00:00', 'illness'),
      'Vår telefon är stängd tisdag 24 november 2026 på grund av sjukdom. Den öppnar igen onsdag 25 november 2026 kl. 9.',
      'Our phone line is closed on Tuesday 24 November 2026 because of illness. It opens again on Wednesday 25 November 2026 at 9am.',
    ],
    [
      'several days',
      closed('2026-11-24T00:00', '2026-11-27T00:00', 'technical'),
      'Vår telefon är stängd från och med tisdag 24 november 2026 av tekniska skäl och öppnar igen fredag 27 november 2026 kl. 9.',
      'Our phone line is closed from Tuesday 24 November 2026 for technical reasons and opens again on Friday 27 November 2026 at 9am.',
    ],
    [
      'a weekend typed with the days around it',
      closed('2026-11-27T16:00', '2026-12-01T09:00', 'vacation'),
      'Vår telefon är stängd måndag 30 november 2026 på grund av semester. Den öppnar igen tisdag 1 december 2026 kl. 9.',
      'Our phone line is closed on Monday 30 November 2026 because of staff holidays. It opens again on Tuesday 1 December 2026 at 9am.',
    ],
    [
      'a time when the phone is closed anyway',
      closed('2026-11-28T00:00', '2026-11-30T00:00', 'other'),
      'Vår telefon är stängd från och med lördag 28 november 2026 och öppnar igen måndag 30 november 2026 kl. 9.',
      'Our phone line is closed from Saturday 28 November 2026 and opens again on Monday 30 November 2026 at 9am.',
    ],
    [
      'ten years',
      closed('2026-11-24T12:00', '2036-11-24T12:00', 'technical'),
      'Vår telefon stänger tisdag 24 november 2026 kl. 12 av tekniska skäl och öppnar igen måndag 24 november 2036 kl. 12.',
      'Our phone line closes on Tuesday 24 November 2026 at midday for technical reasons and opens again on Monday 24 November 2036 at midday.',
    ],
    [
      'an evening',
      closed('2026-11-24T16:00', '2026-11-24T20:00', 'meeting'),
      'Vår telefon stänger tisdag 24 november 2026 kl. 15 på grund av ett internt möte och öppnar igen onsdag 25 november 2026 kl. 9.',
      'Our phone line closes on Tuesday 24 November 2026 at 3pm because of an internal meeting and opens again on Wednesday 25 November 2026 at 9am.',
    ],
  ])('planned: %s', async (_, entry, sv, en) => {
    expect(await textsAt('2026-11-20T12:00', [entry], 'sv')).toEqual([sv]);
    expect(await textsAt('2026-11-20T12:00', [entry], 'en')).toEqual([en]);
  });

  it.each([
    [
      'a bridge day',
      '2026-05-15T10:00',
      closed('2026-05-15T00:00', '2026-05-16T00:00', 'holiday'),
      'Vår telefon är stängd i dag, fredag 15 maj 2026, i samband med helgen. Den öppnar igen måndag 18 maj 2026 kl. 9.',
      'Our phone line is closed today, Friday 15 May 2026, for the public holiday. It opens again on Monday 18 May 2026 at 9am.',
    ],
    [
      'a stretch of today',
      '2026-11-24T12:10',
      closed('2026-11-24T12:00', '2026-11-24T13:30'),
      'Vår telefon är stängd och öppnar igen i dag, tisdag 24 november 2026, kl. 13.30.',
      'Our phone line is closed and opens again today, Tuesday 24 November 2026, at 1.30pm.',
    ],
    [
      'a day in the middle of several',
      '2026-11-25T12:00',
      closed('2026-11-24T00:00', '2026-11-27T00:00', 'training'),
      'Vår telefon är stängd på grund av utbildning och öppnar igen fredag 27 november 2026 kl. 9.',
      'Our phone line is closed because of staff training and opens again on Friday 27 November 2026 at 9am.',
    ],
    [
      'the day before it opens again',
      '2026-11-26T12:00',
      closed('2026-11-24T00:00', '2026-11-27T00:00', 'training'),
      'Vår telefon är stängd på grund av utbildning och öppnar igen i morgon, fredag 27 november 2026, kl. 9.',
      'Our phone line is closed because of staff training and opens again tomorrow, Friday 27 November 2026, at 9am.',
    ],
    [
      'an evening, when the day’s last opening is over',
      '2026-11-24T15:00',
      closed('2026-11-24T16:00', '2026-11-24T20:00', 'meeting'),
      'Vår telefon är stängd på grund av ett internt möte och öppnar igen i morgon, onsdag 25 november 2026, kl. 9.',
      'Our phone line is closed because of an internal meeting and opens again tomorrow, Wednesday 25 November 2026, at 9am.',
    ],
  ])('now: %s', async (_, time, entry, sv, en) => {
    expect(await textsAt(time, [entry], 'sv')).toEqual([sv]);
    expect(await textsAt(time, [entry], 'en')).toEqual([en]);
  });

  it('planned for later today', async () => {
    const entry = closed('2026-11-24T12:00', '2026-11-24T13:00');
    expect(await textsAt('2026-11-24T08:00', [entry], 'sv')).toEqual([
      'Vår telefon är stängd i dag, tisdag 24 november 2026, kl. 12–13.',
    ]);
  });

  it('of a firm that never opens have no end', async () => {
    const whole = closed('2026-11-24T00:00', '2026-11-27T00:00', 'technical');
    const at = (time: string) => textsAt(time, [whole], 'sv', neverOpen);
    expect(await at('2026-11-20T12:00')).toEqual([
      'Vår telefon är stängd från och med tisdag 24 november 2026 och tills vidare av tekniska skäl.',
    ]);
    expect(await at('2026-11-25T12:00')).toEqual([
      'Vår telefon är stängd tills vidare av tekniska skäl.',
    ]);
  });

  it('in words of one’s own are said as they are', async () => {
    const text = { sv: 'Vi flyttar. Ring inte i dag!', en: 'We are moving. <b>Do not call!</b>' };
    const own = { ...closed('2026-11-24T12:00', '2026-11-24T13:00', 'other'), text };
    const [sv] = (await pagesAt('2026-11-24T12:00', [own], 'sv')).notices;
    const [en] = (await pagesAt('2026-11-24T12:00', [own], 'en')).notices;
    expect([sv?.text, en?.text]).toEqual([text.sv, text.en]);
  });
});
