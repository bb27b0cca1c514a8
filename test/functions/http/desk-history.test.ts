import { describe, expect, it } from 'vitest';
import { phoneDesk } from './desk.ts';

// Monday 23 November 2026; the phone is open Monday to Friday from 9 to 15.
const monday = '2026-11-23T10:30';
const closeToday = { do: 'close-today', reason: 'staffing' };

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
