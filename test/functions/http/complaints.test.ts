import { describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '#functions/ports.ts';
import { complaintFields, json, testBesked, urlencoded } from './besked.ts';

const post = '/api/complaints';

describe('an accepted complaint', () => {
  it('leads a browser to its receipt, which holds reference, date and the words that were sent', async () => {
    const { app } = await testBesked();
    const answer = await app.request(post, urlencoded(complaintFields()));
    expect(answer.status).toBe(303);
    const path = answer.headers.get('location') ?? '';
    expect(path).toMatch(/^\/klagomal\/mottaget\/[\w-]{32}\/$/);

    const receipt = await app.request(path);
    expect(receipt.status).toBe(200);
    expect(receipt.headers.get('cache-control')).toBe('no-store');
    const html = await receipt.text();
    expect(html).toContain('by fredag 27 november 2026');
    expect(html).toContain('<dd>Räntan drogs två gånger.</dd>');
  });

  it('tells a client of the API the same in JSON', async () => {
    const { app } = await testBesked();
    const answer = await app.request(post, json(complaintFields({ lang: 'en' })));
    expect(answer.status).toBe(201);
    const told: unknown = await answer.json();
    expect(told).toEqual({
      reference: expect.stringMatching(/^\w{3}-\w{3}-\w{3}$/),
      receivedAt: '2026-11-24T10:00:00+01:00',
      acknowledgeBy: '2026-11-27',
      receiptUrl: expect.stringMatching(
        /^https:\/\/help\.example\.test\/en\/complaints\/received\/[\w-]{32}\/$/,
      ),
    });
  });

  it('has its two messages waiting before it is answered', async () => {
    const { app, due } = await testBesked();
    await app.request(post, urlencoded(complaintFields()));
    const messages = await due();
    expect(messages.map(({ purpose, mail }) => [purpose, ...mail.to]).sort()).toEqual([
      ['officer', 'officer@example.test'],
      ['receipt', 'oberg@example.test'],
    ]);
  });

  it('is kept without an e-mail to an address that is none, and the officer is told', async () => {
    const { app, due } = await testBesked();
    const fields = complaintFields({ email: 'öberg@', phone: '070-123 45 67' });
    const sent = await app.request(post, urlencoded(fields));
    expect(sent.status).toBe(303);
    const messages = await due();
    expect(messages.map(({ purpose }) => purpose)).toEqual(['officer']);
    expect(messages[0]?.mail.replyTo).toBeUndefined();
    expect(messages[0]?.mail.text).toContain('(öberg@) går inte att mejla till');
    const receipt = await app.request(sent.headers.get('location') ?? '');
    expect(await receipt.text()).not.toContain('mailed to');
  });

  it('is one complaint when it is sent again, with one set of messages', async () => {
    const { app, due } = await testBesked();
    const [first, second] = await Promise.all([
      app.request(post, json(complaintFields())),
      app.request(post, json(complaintFields())),
    ]);
    expect(await second.json()).toEqual(await first.json());
    expect(await due()).toHaveLength(2);
  });
});

describe('a complaint that has to be mended', () => {
  it('comes back as the form, errors first, with every value kept', async () => {
    const { app, due } = await testBesked();
    const fields = complaintFields({ lastName: '', description: '"><script>alert(1)</script>' });
    const answer = await app.request(post, urlencoded(fields));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('<title>Fel: /klagomal/formular/');
    expect(html).toContain('<a href="#lastName">');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('&quot;&gt;&lt;script&gt;');
    expect(html).not.toContain('<script>');
    expect(await due()).toEqual([]);
  });

  it('comes back in its own language, naming files to be chosen again', async () => {
    const { app } = await testBesked();
    const body = new FormData();
    body.set('lang', 'en');
    body.set('attachments', new File(['text'], 'avtal.txt'));
    const answer = await app.request(post, {
      method: 'POST',
      body,
      headers: { accept: 'text/html' },
    });
    const html = await answer.text();
    expect(html).toContain('<title>Error: /en/complaints/form/');
    expect(html).toContain('again: avtal.txt');
  });

  it('is told to a client of the API as problem details', async () => {
    const { app } = await testBesked();
    const answer = await app.request(post, json({ lang: 'en', email: 'a@b@c' }));
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem: { errors: { field: string; code: string }[] } = await answer.json();
    expect(problem.errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'clientType clientType.required',
      'lastName lastName.required',
      'email email.invalid',
      'description description.required',
    ]);
  });

  it('cannot fill slots of the page that are no fields', async () => {
    const { app } = await testBesked();
    const fields = {
      lang: 'sv',
      problem: 'x',
      problemTitle: 'owned',
      'lastName.error': 'x',
      reference: 'owned',
    };
    const html = await (await app.request(post, urlencoded(fields))).text();
    expect(html).not.toContain('owned');
    expect(html).not.toContain('<h2>');
  });
});

describe('a post from elsewhere', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 303],
    [{ origin: 'https://evil.example.test' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'https://help.example.test' }, 303],
    [{ origin: 'http://localhost' }, 303],
    [{}, 303],
  ])('%o is answered %i', async (headers, status) => {
    const { app, due } = await testBesked();
    const answer = await app.request(post, urlencoded(complaintFields(), headers));
    expect(answer.status).toBe(status);
    expect(await due()).toHaveLength(status === 303 ? 2 : 0);
  });
});

describe('what cannot be taken', () => {
  it('is answered 415 when it is no form, and 400 when it is broken', async () => {
    const { app } = await testBesked();
    const headers = { 'content-type': 'application/xml', accept: 'text/html' };
    const unsupported = await app.request(post, { method: 'POST', body: '<a/>', headers });
    expect(unsupported.status).toBe(415);
    expect(await unsupported.text()).toContain('<h2>');
    const broken = { ...headers, 'content-type': 'application/json', accept: 'application/json' };
    expect((await app.request(post, { method: 'POST', body: '{', headers: broken })).status).toBe(
      400,
    );
  });

  it('is 503 with the text on the page while the store is out of reach, and nothing is woken', async () => {
    let woken = 0;
    const down = () => Promise.reject(new StoreUnavailableError('locked'));
    const { store, app } = await testBesked();
    const broken = await testBesked({
      store: { ...store, accept: down, findByReceiptToken: down, outboxHealth: down },
      accepted: () => (woken += 1),
    });
    const answer = await broken.app.request(post, urlencoded(complaintFields()));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('60');
    const html = await answer.text();
    expect(html).toContain('/klagomal/formular/');
    expect(html).toContain('>Räntan drogs två gånger.</textarea>');
    expect(woken).toBe(0);
    expect((await broken.app.request('/api/health')).status).toBe(503);
    expect((await broken.app.request(`/klagomal/mottaget/${'A'.repeat(32)}/`)).status).toBe(503);
    expect((await app.request('/api/health')).status).toBe(200);
  });

  it('is no page of errors either when a fault of our own comes up: 500, other ways, no details', async () => {
    const { app, logged } = await testBesked({
      randomness: {
        bytes: () => {
          throw new TypeError('secret detail');
        },
      },
    });
    const answer = await app.request(post, urlencoded(complaintFields()));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret detail');
    expect(logged).toContainEqual({
      event: 'request_failed',
      facts: { path: '/api/complaints', error: 'TypeError' },
    });
  });
});
