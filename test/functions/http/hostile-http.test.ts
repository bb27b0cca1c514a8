import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '#functions/ports.ts';
import { anyRequest, secret, spoofedHost } from './hostile-requests.ts';
import { complaintFields, json, testBesked, urlencoded } from './besked.ts';

/** What a stack or an exception would look like in an answer. */
const inside =
  /\n\s+at |node:|node_modules|\.ts\b|TypeError|RangeError|SyntaxError|SQLITE|ZodError/;

const describeRequest = ({ method, url }: Request): string => `${method} ${url}`;

describe('whatever is asked', () => {
  it('is answered cleanly: no fault, no insides, no mark-up or name of the client’s making', async () => {
    const { app, logged, store } = await testBesked({
      limitsPerHour: { perClient: 5, inAll: 10_000 },
      clientAddress: (c) => c.req.header('x-forwarded-for'),
    });
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const asked = describeRequest(request);
        const answer = await app.fetch(request);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        expect(answer.status < 500 || answer.status === 503, asked).toBe(true);
        expect(answer.headers.get('set-cookie')).toBeNull();
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");

        const location = answer.headers.get('location');
        if (location !== null) {
          expect(new URL(location, 'https://help.example.test').origin, asked).toBe(
            'https://help.example.test',
          );
          expect(location).toMatch(/^\/(?![/\\])/);
        }
        const body = await answer.text();
        const isHtml = (answer.headers.get('content-type') ?? '').startsWith('text/html');
        if (isHtml) {
          expect(body, asked).not.toMatch(/<mark-x/);
          expect(body, asked).not.toMatch(inside);
        }
      }),
      { numRuns: 1_500 },
    );
    expect([...statuses.keys()]).toEqual(
      expect.arrayContaining([200, 201, 303, 400, 404, 405, 422]),
    );
    expect(JSON.stringify(logged)).not.toContain(secret);
    expect(JSON.stringify(logged)).not.toContain(spoofedHost);
    expect(logged.filter(({ event }) => event === 'request_failed')).toEqual([]);

    const sent = await store.claimDue({
      now: Number.MAX_SAFE_INTEGER,
      leaseUntil: 0,
      limit: 5_000,
    });
    expect(sent.length).toBeGreaterThan(50);
    for (const { mail } of sent) {
      const { from, to, replyTo = '', subject, headers = {}, html, text } = mail;
      const head = [from, ...to, replyTo, subject, ...Object.entries(headers).flat()];
      expect(head.join('')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(html).not.toMatch(/<mark-x/);
      expect(html + text).not.toContain(spoofedHost);
    }
  }, 40_000);

  it('is answered cleanly too while nothing can be kept or read', async () => {
    const { store } = await testBesked();
    const down = () => Promise.reject(new StoreUnavailableError('down'));
    const broken = Object.fromEntries(Object.keys(store).map((name) => [name, down]));
    const { app, deps } = await testBesked({
      store: { ...store, ...broken },
      deliver: down,
      limitsPerHour: { perClient: 1, inAll: 1 },
    });
    const asked = ['/api/deliver', '/api/canary/ABC-DEF-GHJ', '/api/health', '/', '/api/notices'];
    const authorization = `Bearer ${deps.cronSecret}`;
    for (const path of asked) {
      const { status } = await app.request(path, { headers: { authorization } });
      expect([200, 503], path).toContain(status);
    }
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const { status } = await app.fetch(request);
        expect(status < 500 || status === 503, describeRequest(request)).toBe(true);
      }),
      { numRuns: 300 },
    );
  }, 40_000);

  it('does not change what objects are made of', async () => {
    const { app } = await testBesked();
    const body = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const headers = { 'content-type': 'application/json' };
    await app.request('/api/complaints', { method: 'POST', body, headers });
    await app.request('/api/complaints', urlencoded({ '__proto__[polluted]': '1' }));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('a name that the client gives our site', () => {
  const spoofed = {
    host: spoofedHost,
    'x-forwarded-host': spoofedHost,
    'x-forwarded-proto': 'ftp',
    forwarded: `host=${spoofedHost}`,
  };

  it('is in no address that we tell, on no page and in no e-mail', async () => {
    const { app, due } = await testBesked();
    const url = `http://${spoofedHost}/api/complaints`;
    const told = await app.request(url, json(complaintFields(), spoofed));
    expect(await told.text()).toContain('"receiptUrl":"https://help.example.test/klagomal/');
    const sent = await app.request(url, urlencoded(complaintFields({ description: 'b' }), spoofed));
    const location = sent.headers.get('location') ?? '';
    expect(location).toMatch(/^\/klagomal\//);
    for (const path of [location, '/', '/klagomal', '/finns-inte/', '/api/notices']) {
      const answer = await app.request(`http://${spoofedHost}${path}`, { headers: spoofed });
      expect((await answer.text()) + (answer.headers.get('location') ?? '')).not.toContain(
        spoofedHost,
      );
    }
    expect(JSON.stringify(await due())).not.toContain(spoofedHost);
  });
});

describe('a path', () => {
  const evil = 'evil.example.test';
  it.each([
    ...[`//${evil}`, `//${evil}/klagomal`, `/\\${evil}/klagomal`, `/%5c${evil}/klagomal`],
    ...[`/${evil}//klagomal`, `//${evil}/..`, `/klagomal/..//${evil}/klagomal`, `/%2f/${evil}`],
    ...[`/klagomal?//${evil}`, `/klagomal#//${evil}`, `///${evil}/klagomal`],
  ])('never leads away from the site: %s', async (path) => {
    const { app } = await testBesked();
    const answer = await app.fetch(new Request(`https://help.example.test${path}`));
    const location = answer.headers.get('location') ?? '/';
    expect(new URL(location, 'https://help.example.test').host).toBe('help.example.test');
  });

  it.each([
    ...['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/_astro/..%2f..%2ftemplates/'],
    ...['/..%5c..%5cpackage.json', '/.env', '/.git/config', '/index.html', '/klagomal/index.html'],
    ...['/%00', '/klagomal/%00', '/klagomal/mottaget/..%2f', '/templates/index.html', '/%'],
    ...['/404.html', '/klagomal/%2e/', '/klagomal;x/', '/package.json', '/besked.sqlite'],
  ])('that is no page’s or file’s leads nowhere: %s', async (path) => {
    const { app } = await testBesked();
    const answer = await app.fetch(new Request(`https://help.example.test${path}`));
    const page = ['/klagomal/%2e/', '/%2e%2e/%2e%2e/package.json'].includes(path);
    expect([404, ...(page ? [200] : [])]).toContain(answer.status);
  });
});

describe('a name with characters that turn text around or that nobody sees', () => {
  it('reaches the e-mail’s subject and the page without them', async () => {
    const { app, due } = await testBesked();
    const lastName = '\u202eÖb\u200berg\u2066\u00ad \ufeffAB\u2069\u200f';
    const sent = await app.request('/api/complaints', urlencoded(complaintFields({ lastName })));
    const officer = (await due()).find(({ purpose }) => purpose === 'officer')?.mail;
    expect(officer?.subject).toMatch(/^Klagomål \w{3}-\w{3}-\w{3}: Öberg\u00ad? AB$/u);
    const receipt = await (await app.request(sent.headers.get('location') ?? '')).text();
    expect(receipt + (officer?.html ?? '')).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/);
  });

  it('keeps the joiners that names are written with', async () => {
    const { app, due } = await testBesked();
    const lastName = 'می\u200cخواهم 👩\u200d👧';
    await app.request('/api/complaints', urlencoded(complaintFields({ lastName })));
    const officer = (await due()).find(({ purpose }) => purpose === 'officer')?.mail;
    expect(officer?.subject).toContain(lastName);
  });
});
