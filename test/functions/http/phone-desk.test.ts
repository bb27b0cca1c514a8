import { describe, expect, it } from 'vitest';
import { phoneDesk } from './desk.ts';

// Monday 23 November 2026; the phone is open Monday to Friday from 9 to 15.
const monday = '2026-11-23T10:30';
const closeToday = { do: 'close-today', reason: 'staffing' };

describe('the phone desk', () => {
  it('is for staff with the role phone alone', async () => {
    const { app, person, browser } = await phoneDesk(monday);
    for (const path of ['/personal/telefon/', '/personal/telefon/granska/?do=close-today'])
      expect((await app.request(path)).headers.get('location')).toBe('/personal/');
    const post = await browser().post('/api/staff/phone', closeToday);
    expect(post.headers.get('location')).toBe('/personal/');
    const cleo = await person('cleo@example.test');
    expect((await cleo.desk()).status).toBe(303);
    expect((await (await person()).desk()).status).toBe(200);
  });

  it('closes the rest of today in two taps, after showing what customers will read', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    expect((await anna.desk()).text).toContain('Öppet nu. Vi stänger kl. 15.\nmay close');
    const shown = await anna.review(closeToday);
    expect(shown.text).toContain(
      'said Nu\nsvenska: Vår telefon är stängd i dag, måndag 23 november 2026',
    );
    expect(shown.text).toContain(
      'engelska: Our phone line is closed today, Monday 23 November 2026',
    );
    expect(notices.value).toEqual([]);
    expect(await anna.confirm(shown)).toMatchObject({ status: 303 });
    expect(notices.value).toEqual([
      {
        ...{ id: 'phone-closed-2026-11-23', kind: 'phone-closed', reason: 'staffing' },
        ...{ from: '2026-11-23T10:30', until: '2026-11-24T09:00' },
      },
    ]);
    expect((await anna.desk()).text).toContain('Stängt nu. Vi öppnar i morgon');
  });

  it('opens again in two taps, and says so before', async () => {
    const { person, notices, later } = await phoneDesk(monday);
    const anna = await person();
    await anna.write(closeToday);
    later(30);
    const path = /<a href="([^"]*do=open)">/.exec((await anna.desk()).text)?.[1] ?? '';
    const shown = await anna.look(path);
    expect(shown.text).toContain('Öppet nu. Vi stänger kl. 15.');
    await anna.confirm(shown);
    expect(notices.value).toMatchObject([{ until: '2026-11-23T11:00' }]);
    expect((await anna.desk()).text).toContain('Öppet nu.');
  });

  it('shows a planned closure in both tenses, and ends it before it began', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    const plan = {
      do: 'plan',
      fromDate: '2026-12-22',
      fromTime: '15',
      untilDate: '2 januari 2027',
      untilTime: '9',
      reason: 'holiday',
    };
    const shown = await anna.review(plan);
    expect(shown.text).toContain(
      'said Från tisdag 8 december 2026 kl. 15, i förväg\nsvenska: Vår telefon stänger tisdag 22 december 2026 kl. 15',
    );
    expect(shown.text).toContain(
      'said Från tisdag 22 december 2026 kl. 15, när det gäller\nsvenska: Vår telefon är stängd',
    );
    expect(shown.text).toContain(
      'timeline tisdag 22 december 2026: kl. 9–15 (Stängd telefon: helg)',
    );
    await anna.confirm(shown);
    expect(notices.value).toMatchObject([{ from: '2026-12-22T15:00', until: '2027-01-02T09:00' }]);
    await anna.write({ do: 'end', id: 'phone-closed-2026-12-22' });
    expect(notices.value).toEqual([]);
  });

  it('changes a notice under its own id', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    await anna.write({
      do: 'plan',
      fromDate: '2026-12-22',
      untilDate: '2026-12-23',
      reason: 'vacation',
    });
    const path = /<a href="([^"]*)">change/.exec((await anna.desk()).text)?.[1] ?? '';
    const fields = Object.fromEntries(new URL(path, 'https://x.test').searchParams);
    expect(fields).toMatchObject({
      fromDate: '2026-12-22',
      untilDate: '2026-12-23',
      reason: 'vacation',
    });
    await anna.write({ ...fields, untilDate: '2026-12-22', reason: 'training' });
    expect(notices.value).toEqual([
      {
        id: 'phone-closed-2026-12-22',
        kind: 'phone-closed',
        reason: 'training',
        from: '2026-12-22T00:00',
        until: '2026-12-23T00:00',
      },
    ]);
  });

  it('offers the coming days off that are not closed yet', async () => {
    const { person } = await phoneDesk('2026-12-01T10:00');
    const { text } = await (await person()).desk();
    expect(text).toContain('day torsdag 24 december 2026: stängt redan <i></i>');
    const [, path = ''] =
      /day onsdag 23 december 2026: vanligtvis kl. 9–15 <i href="([^"]+)">/.exec(text) ?? [];
    expect((await (await person()).look(path)).text).toContain(
      'Vår telefon är stängd onsdag 23 december 2026',
    );
  });

  it('takes own words in every language or in none', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    const half = await anna.review({ ...closeToday, 'text-sv': 'Vi flyttar.' });
    expect(half).toMatchObject({ status: 422 });
    expect(half.text).toContain('error <a href="#text-en">Skriv texten på alla språk');
    await anna.write({ ...closeToday, 'text-sv': 'Vi flyttar.', 'text-en': 'We are moving.' });
    expect(notices.value).toMatchObject([{ text: { sv: 'Vi flyttar.', en: 'We are moving.' } }]);
  });

  it('keeps what it does not understand, and shows it', async () => {
    const { person, notices } = await phoneDesk(monday, [{ id: 'odd', extra: 1 }, 'nonsense']);
    const anna = await person();
    expect((await anna.desk()).text).toContain('listed {"id":"odd","extra":1}');
    await anna.write(closeToday);
    expect(notices.value).toMatchObject([{ id: 'odd', extra: 1 }, 'nonsense', {}]);
    await anna.write({ do: 'end', id: '#2' });
    expect(notices.value).toMatchObject([{ id: 'odd' }, { kind: 'phone-closed' }]);
  });

  it('goes on until further notice only with a day to look at it again', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    const open = { do: 'plan', fromDate: '2026-11-23', openEnded: '1', reason: 'illness' };
    expect((await anna.review(open)).text).toContain('error <a href="#reviewOn">Skriv vilken dag');
    expect((await anna.review({ ...open, reviewOn: '2026-11-23' })).status).toBe(422);
    await anna.write({ ...open, reviewOn: '2026-11-24' });
    expect(notices.value).toMatchObject([{ from: '2026-11-23T00:00', reviewOn: '2026-11-24' }]);
    expect((await anna.desk()).text).toContain('Stängt tills vidare.');
    await anna.write({ do: 'open' });
    expect(notices.value).toEqual([
      {
        id: 'phone-closed-2026-11-23',
        kind: 'phone-closed',
        reason: 'illness',
        from: '2026-11-23T00:00',
        until: '2026-11-23T10:30',
      },
    ]);
  });
});
