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

describe('a change at the desk', () => {
  const undoOf = (text: string): string => /undo=(\w*);/.exec(text)?.[1] ?? '';

  it('can be undone for ten minutes and not a millisecond longer', async () => {
    for (const [milliseconds, value] of [
      [-1, []],
      [0, [{}]],
    ] as const) {
      const { person, notices, later } = await phoneDesk(monday);
      const anna = await person();
      await anna.write(closeToday);
      const change = undoOf((await anna.desk()).text);
      later(10, milliseconds);
      const answer = await anna.browser.post('/api/staff/phone-undo', { lang: 'sv', change });
      expect(answer.status).toBe(milliseconds < 0 ? 303 : 409);
      expect(notices.value).toMatchObject(value);
    }
  });

  it('is undone alone: what others did meanwhile stays, and what they did with the same notice', async () => {
    const { person, notices } = await phoneDesk(monday);
    const [anna, bo] = [await person(), await person('bo@example.test')];
    await anna.write(closeToday);
    const change = undoOf((await anna.desk()).text);
    await bo.write({ do: 'plan', fromDate: '2026-12-22', reason: 'training' });
    await anna.browser.post('/api/staff/phone-undo', { change });
    expect(notices.value).toMatchObject([{ id: 'phone-closed-2026-12-22' }]);

    await anna.write(closeToday);
    const again = undoOf((await anna.desk()).text);
    await bo.write({ do: 'open' });
    const answer = await anna.browser.post('/api/staff/phone-undo', { change: again });
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining('not undone'),
    ]);
  });

  it('is visible only when the site itself has been read back with it', async () => {
    const { person } = await phoneDesk(monday);
    const anna = await person();
    await anna.write(closeToday);
    expect((await anna.desk()).text).toContain('visibility=Det syns nu för kunderna.');

    for (const [readSite, words] of [
      [() => Promise.resolve(undefined), 'Det går inte att se om kunderna ser det.'],
      [() => Promise.resolve({ digest: 'old', texts: [] }), 'Det syns inte än för kunderna.'],
    ] as const) {
      const besked = await phoneDesk(monday);
      const { deps } = besked;
      if (deps.desk) deps.desk.readSite = readSite;
      const somebody = await besked.person();
      await somebody.write(closeToday);
      expect((await somebody.desk()).text).toContain(`visibility=${words}`);
    }
  });

  it('of two browsers is written once: the second is shown what changed, and can go on', async () => {
    const { person, notices } = await phoneDesk(monday, [
      { id: 'a', kind: 'phone-closed', from: '2026-12-22T15:00', until: '2026-12-28T09:00' },
    ]);
    const [anna, bo] = [await person(), await person('bo@example.test')];
    const change = { do: 'plan', id: 'a', fromDate: '2026-12-22', fromTime: '15' };
    const annas = await anna.review({ ...change, untilDate: '2026-12-29', untilTime: '9' });
    const bos = await bo.review({ ...change, untilDate: '2026-12-30', untilTime: '9' });
    await anna.confirm(annas);
    const told = await bo.confirm(bos);
    expect(told.status).toBe(409);
    expect(told.text).toContain(
      'conflict by anna@example.test: Ändrat: Stängd telefon, tisdag 22 december 2026 kl. 15 till tisdag 29 december 2026 kl. 9',
    );
    expect(notices.value).toMatchObject([{ until: '2026-12-29T09:00' }]);
    expect(await bo.confirm(told)).toMatchObject({ status: 303 });
    expect(notices.value).toMatchObject([{ until: '2026-12-30T09:00' }]);
  });

  it('that meets another at the very same time is written once', async () => {
    const { person, notices } = await phoneDesk(monday);
    const [anna, bo] = [await person(), await person('bo@example.test')];
    const shown = await Promise.all([anna.review(closeToday), bo.review(closeToday)]);
    const answers = await Promise.all([anna.confirm(shown[0]), bo.confirm(shown[1])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(answers.find(({ status }) => status === 422)?.text).toContain('conflict by ');
    expect(notices.value).toHaveLength(1);
  });

  it('is not written when its sentences have changed meanwhile', async () => {
    const { person, notices, later } = await phoneDesk('2026-11-23T14:59');
    const anna = await person();
    const shown = await anna.review({ do: 'plan', fromDate: '2026-11-25', reason: 'training' });
    later(10 * 60);
    const told = await anna.confirm(shown);
    expect([told.status, notices.value]).toEqual([409, []]);
    expect(told.text).toContain('said otherwise');
    expect((await anna.confirm(told)).status).toBe(303);
  });

  it('that cannot be written is said to be, is kept as failed, and can be tried again', async () => {
    const { person, notices } = await phoneDesk(monday);
    const anna = await person();
    const shown = await anna.review(closeToday);
    notices.fails = true;
    await anna.confirm(shown);
    notices.fails = false;
    expect((await anna.desk()).text).toMatch(/not saved[^]*history Nytt/);
    expect(notices.value).toEqual([]);
    await anna.write(closeToday);
    expect(notices.value).toHaveLength(1);
  });
});

describe('the history', () => {
  it('says who changed what and when, from what to what', async () => {
    const { person, later } = await phoneDesk(monday);
    const [anna, bo] = [await person(), await person('bo@example.test')];
    await anna.write(closeToday);
    later(5);
    await bo.write({ do: 'open' });
    const { text } = await bo.desk();
    expect(text).toContain(
      'history Avslutat, måndag 23 november 2026 kl. 10.35, bo@example.test: Ändrat: Stängd telefon, måndag 23 november 2026 kl. 10.30 till tisdag 24 november 2026 kl. 9, få på plats. Nu: Stängd telefon, måndag 23 november 2026 kl. 10.30 till måndag 23 november 2026 kl. 10.35, få på plats',
    );
    expect(text).toContain(
      'history Nytt, måndag 23 november 2026 kl. 10.30, anna@example.test: Nytt: Stängd telefon',
    );
  });

  it('tells apart what the command line and what a hand changed, until somebody takes it up', async () => {
    const daily = { headers: { authorization: 'Bearer a-secret-of-the-cron' } };
    const { app, person, notices, digestNow } = await phoneDesk(monday);
    const check = async () => {
      const { notices: found }: { notices: string } = await (
        await app.request('/api/staff/daily', daily)
      ).json();
      return [found, (await app.request('/api/health')).status];
    };
    const anna = await person();
    await anna.write(closeToday);
    expect(await check()).toEqual(['as-written', 200]);

    notices.value = [];
    expect(await check()).toEqual(['changed-by-hand', 503]);
    notices.note = { by: 'command-line', digest: await digestNow() };
    expect(await check()).toEqual(['changed-by-command-line', 200]);

    const { text } = await anna.desk();
    expect(text).toContain('outside Meddelandena har ändrats från kommandoraden.');
    expect(text).toContain('Borta: Stängd telefon');
    await anna.browser.post('/api/staff/phone-adopt', { digest: 'another' });
    expect((await anna.desk()).text).toContain('outside');
    await anna.browser.post('/api/staff/phone-adopt', { digest: await digestNow() });
    const after = (await anna.desk()).text;
    expect(after).not.toContain('outside');
    expect(after).toContain(
      'history Ändrat utanför, måndag 23 november 2026 kl. 10.30, från kommandoraden, godkänt av anna@example.test',
    );
    expect(await check()).toEqual(['as-written', 200]);
    expect((await app.request('/api/staff/daily')).status).toBe(401);
  });
});

describe('a notice without an end', () => {
  it('is reminded of once, on its day, to who made it and to customer service', async () => {
    const daily = { headers: { authorization: 'Bearer a-secret-of-the-cron' } };
    const { app, person, mails, later } = await phoneDesk(monday);
    const anna = await person();
    await anna.write({
      do: 'plan',
      fromDate: '2026-11-23',
      openEnded: '1',
      reviewOn: '2026-11-24',
    });
    const reminders = () => mails.filter(({ subject }) => subject.startsWith('Titta på det igen'));
    await app.request('/api/staff/daily', daily);
    expect(reminders()).toEqual([]);
    later(13.5 * 60);
    await app.request('/api/staff/daily', daily);
    await app.request('/api/staff/daily', daily);
    expect(reminders().map(({ to }) => to)).toEqual([['anna@example.test', 'help@example.test']]);
  });
});
