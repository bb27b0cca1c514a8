import { describe, expect, it } from 'vitest';
import { signedIn, staffedBesked } from './staff-desk.ts';
import { testBesked } from './besked.ts';

const ask = { lang: 'sv', email: 'anna@example.test' };
const cookie = '__Host-besked-staff';

describe('signing in', () => {
  it('takes a link by e-mail, which only a post uses up, once', async () => {
    const besked = await staffedBesked();
    const here = besked.browser();
    const asked = await here.post('/api/staff/ask', ask);
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/personal/']);
    const { path, link } = besked.latestMail();
    expect(path).toBe(`/personal/lank/${link}/`);
    // What checks mail follows links, twice over and without cookies.
    for (const scanner of [besked.browser(), besked.browser()])
      expect((await scanner.get(path)).status).toBe(200);
    const signed = await here.post('/api/staff/sign-in', { lang: 'sv', link });
    expect([signed.status, signed.headers.get('location')]).toEqual([303, '/personal/']);
    expect(here.cookies.has(cookie)).toBe(true);
    const again = besked.browser();
    await again.post('/api/staff/ask', { ...ask, email: 'nobody@example.test' });
    expect((await again.post('/api/staff/sign-in', { lang: 'sv', link })).status).toBe(422);
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const besked = await staffedBesked();
    const here = besked.browser();
    await here.post('/api/staff/ask', ask);
    const signed = await here.post('/api/staff/sign-in', { link: besked.latestMail().link });
    const set = signed.headers.getSetCookie().find((one) => one.startsWith(`${cookie}=`)) ?? '';
    expect(set).toMatch(/; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(signed.headers.get('cache-control')).toBe('no-store');
  });

  it('takes the code in the browser that asked, in any case', async () => {
    const besked = await staffedBesked();
    const here = besked.browser();
    await here.post('/api/staff/ask', ask);
    const code = besked.latestMail().code.toLowerCase().replace('-', ' ');
    expect((await here.post('/api/staff/sign-in', { code })).status).toBe(303);
    expect(here.cookies.has(cookie)).toBe(true);
  });

  it('takes the code beside the link in another browser, and the link alone nowhere else', async () => {
    const besked = await staffedBesked();
    await besked.browser().post('/api/staff/ask', ask);
    const { link, code } = besked.latestMail();
    const phone = besked.browser();
    expect((await phone.post('/api/staff/sign-in', { link })).status).toBe(422);
    expect((await phone.post('/api/staff/sign-in', { link, code })).status).toBe(303);
    expect(phone.cookies.has(cookie)).toBe(true);
  });

  it('takes no code in a browser that did not ask', async () => {
    const besked = await staffedBesked();
    await besked.browser().post('/api/staff/ask', ask);
    const { code } = besked.latestMail();
    const other = besked.browser();
    await other.post('/api/staff/ask', { ...ask, email: 'eve@example.test' });
    expect((await other.post('/api/staff/sign-in', { code })).status).toBe(422);
  });

  it('is over after five codes, and after 15 minutes', async () => {
    const besked = await staffedBesked();
    const here = besked.browser();
    await here.post('/api/staff/ask', ask);
    for (let tries = 0; tries < 5; tries += 1)
      await here.post('/api/staff/sign-in', { code: '2222-2222' });
    const { code } = besked.latestMail();
    expect((await here.post('/api/staff/sign-in', { code })).status).toBe(422);

    for (const [milliseconds, status] of [
      [-1, 303],
      [0, 422],
    ] as const) {
      await here.post('/api/staff/ask', ask);
      besked.later(15, milliseconds);
      const { link } = besked.latestMail();
      expect((await here.post('/api/staff/sign-in', { link })).status).toBe(status);
    }
  });

  it('answers the same whether an address is on the list, and mails only to those', async () => {
    const besked = await staffedBesked({}, [{ who: '@example.test', roles: ['phone'] }]);
    const answers = [];
    for (const email of ['anna@example.test', 'anna@elsewhere.test', 'anna@sub.example.test']) {
      const here = besked.browser();
      const asked = await here.post('/api/staff/ask', { ...ask, email });
      const headers = [...asked.headers].map(([name, value]) =>
        name === 'set-cookie' ? [name, value.replace(/=[\w-]{32};/, '=…;')] : [name, value],
      );
      const page = await (await here.get('/personal/')).text();
      const wrong = await here.post('/api/staff/sign-in', { code: '2222-2222' });
      answers.push([asked.status, headers, page, wrong.status, await wrong.text()]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(besked.mails.map(({ to }) => to)).toEqual([['anna@example.test']]);
  });

  it('does the same for every address before it answers, and the rest afterwards', async () => {
    const traces = [];
    for (const email of ['anna@example.test', 'anna@elsewhere.test']) {
      const done: string[] = [];
      const { store } = await testBesked();
      const watched = new Proxy(store, {
        get: (target, name, receiver) => {
          if (typeof name === 'string') done.push(name);
          return Reflect.get(target, name, receiver);
        },
      });
      const besked = await staffedBesked({ store: watched });
      await besked.browser().post('/api/staff/ask', { ...ask, email });
      traces.push({ done, later: besked.begunLater() });
    }
    expect(traces[1]).toEqual(traces[0]);
    expect(traces[0]).toMatchObject({ done: expect.arrayContaining(['keepSignIn']), later: 1 });
  });

  it('is limited for each address and each client', async () => {
    const besked = await staffedBesked();
    const statuses = [];
    for (let n = 0; n < 7; n += 1)
      statuses.push((await besked.browser().post('/api/staff/ask', ask)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429]);

    const client = await staffedBesked({ clientAddress: () => '192.0.2.7' });
    const all = [];
    for (let n = 0; n < 13; n += 1)
      all.push(
        (await client.browser().post('/api/staff/ask', { ...ask, email: `n${n}@example.test` }))
          .status,
      );
    expect(all.slice(11)).toEqual([303, 429]);
  });

  it('asks for an address where none was typed', async () => {
    const { browser } = await staffedBesked();
    const answer = await browser().post('/api/staff/ask', { lang: 'sv', email: 'anna' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Skriv en e-postadress');
  });
});

describe('a session', () => {
  it('lasts twelve hours and not a millisecond longer', async () => {
    const besked = await staffedBesked();
    const here = await signedIn(besked);
    besked.later(12 * 60, -1);
    expect(await (await here.get('/personal/')).text()).toContain('signed in');
    besked.later(0, 1);
    expect(await (await here.get('/personal/')).text()).not.toContain('signed in');
  });

  it('ends at once when its owner is taken off the list', async () => {
    const besked = await staffedBesked();
    const here = await signedIn(besked);
    besked.state.list = [{ who: 'bo@example.test', roles: ['phone'] }];
    expect(await (await here.get('/personal/')).text()).not.toContain('signed in');
  });

  it('is signed out of: this one, another of mine, all of mine, nobody else’s', async () => {
    const list = [{ who: '@example.test', roles: ['phone'] as const }];
    const besked = await staffedBesked({}, list);
    const [mine, phone, tablet] = [
      await signedIn(besked),
      await signedIn(besked),
      await signedIn(besked),
    ];
    const bo = await signedIn(besked, 'bo@example.test');
    const isIn = async (browser: typeof mine) =>
      (await (await browser.get('/personal/')).text()).includes('signed in');
    await phone.post('/api/staff/sign-out', { lang: 'sv' });
    expect([await isIn(mine), await isIn(phone), await isIn(tablet)]).toEqual([true, false, true]);

    const ids = Array.from((await (await bo.get('/personal/')).text()).matchAll(/id=(\S+?);/g));
    await mine.post('/api/staff/sign-out', { session: ids[0]?.[1] ?? '' });
    expect(await isIn(bo)).toBe(true);

    await mine.post('/api/staff/sign-out', { session: 'all' });
    expect([await isIn(mine), await isIn(tablet), await isIn(bo)]).toEqual([false, false, true]);
  });
});

describe('pages for staff', () => {
  it('are kept nowhere and shown by no search engine', async () => {
    const { browser } = await staffedBesked();
    const { headers } = await browser().get('/personal/');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect((await browser().get('/personal')).status).toBe(308);
  });

  it('are not there where no staff is named', async () => {
    const { app } = await testBesked();
    for (const path of ['/personal/', '/personal', '/en/staff/', '/personal/lank/'])
      expect((await app.request(path)).status, path).toBe(404);
    const post = { method: 'POST', body: 'email=anna%40example.test' };
    expect((await app.request('/api/staff/ask', post)).status).toBe(404);
  });
});
