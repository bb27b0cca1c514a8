import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { complaintFields, json, testBesked, urlencoded } from './besked.ts';

const closedToday = {
  id: 'today',
  kind: 'phone-closed',
  from: '2026-11-24T09:30',
  until: '2026-11-25T09:00',
  reason: 'staffing',
};

describe('a page', () => {
  it('is sent with an ETag that answers 304, and another one under a notice', async () => {
    let value: unknown = [];
    const noticeSource = { read: () => Promise.resolve({ kind: 'read', value } as const) };
    const { app } = await testBesked({ noticeSource });
    const plain = await app.request('/klagomal/');
    const etag = plain.headers.get('etag') ?? '';
    const again = await app.request('/klagomal/', {
      headers: { 'if-none-match': `W/"x", ${etag}` },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');

    value = [closedToday];
    const noticed = await app.request('/klagomal/', { headers: { 'if-none-match': etag } });
    expect(noticed.status).toBe(200);
    expect(await noticed.text()).toContain('data-kind="phone-closed"');
  });

  it('shows its notices on the page that does not exist too', async () => {
    const noticeSource = {
      read: () => Promise.resolve({ kind: 'read', value: [closedToday] } as const),
    };
    const { app } = await testBesked({ noticeSource });
    const answer = await app.request('/finns-inte/');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('data-kind="phone-closed"');
  });

  it('is shown without notices when they cannot be read', async () => {
    const noticeSource = {
      read: () => Promise.resolve({ kind: 'unavailable', reason: 'timeout' } as const),
    };
    const { app } = await testBesked({ noticeSource });
    const answer = await app.request('/');
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('data-kind');
  });

  it('is found without its last slash', async () => {
    const { app } = await testBesked();
    const answer = await app.request('/klagomal?a=b');
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/klagomal/?a=b']);
    expect((await app.request('//example.test/klagomal')).status).toBe(404);
  });
});

describe('a receipt', () => {
  it('is readable for 30 days less a millisecond, then gone', async () => {
    let now = Temporal.Instant.from('2026-11-24T10:00:00+01:00');
    const { app } = await testBesked({ clock: { now: () => now } });
    const sent = await app.request('/api/complaints', urlencoded(complaintFields()));
    const path = sent.headers.get('location') ?? '';
    now = now.add({ hours: 30 * 24 }).subtract({ milliseconds: 1 });
    expect((await app.request(path)).status).toBe(200);
    now = now.add({ milliseconds: 1 });
    expect((await app.request(path)).status).toBe(404);
  });

  it('needs the whole token', async () => {
    const { app } = await testBesked();
    const sent = await app.request(
      '/api/questions',
      urlencoded({ message: 'Hej?', phone: '0101234567' }),
    );
    const path = sent.headers.get('location') ?? '';
    expect(path).toMatch(/^\/fraga\/mottagen\//);
    expect((await app.request(path)).status).toBe(200);
    const last = path.at(-2) === 'A' ? 'B' : 'A';
    expect((await app.request(`${path.slice(0, -2)}${last}/`)).status).toBe(404);
  });
});

describe('the API', () => {
  it('tells notices in the language asked for', async () => {
    const noticeSource = {
      read: () => Promise.resolve({ kind: 'read', value: [closedToday] } as const),
    };
    const { app } = await testBesked({ noticeSource });
    const told: unknown = await (await app.request('/api/notices?lang=en')).json();
    expect(told).toEqual({
      phone: { open: false, changesAt: '2026-11-25T09:00:00+01:00' },
      notices: [
        {
          id: 'today',
          kind: 'phone-closed',
          from: '2026-11-24T09:30:00+01:00',
          until: '2026-11-25T09:00:00+01:00',
          text: expect.stringContaining('tomorrow'),
        },
      ],
    });
  });

  it('delivers only for who knows the secret', async () => {
    const { app } = await testBesked();
    const deliver = (authorization: string) =>
      app.request('/api/deliver', { headers: { authorization } });
    expect((await deliver('Bearer wrong')).status).toBe(401);
    expect((await app.request('/api/deliver')).status).toBe(401);
    const answer = await deliver('Bearer a-secret-of-the-cron');
    expect(await answer.json()).toEqual({ sent: 0, retried: 0, failed: 0 });
  });

  it('is healthy with mail that waits for 15 minutes, and not a second longer', async () => {
    let now = Temporal.Instant.from('2026-11-24T10:00:00+01:00');
    const { app } = await testBesked({ clock: { now: () => now } });
    await app.request('/api/complaints', json(complaintFields()));
    now = now.add({ minutes: 15 });
    const healthy = await app.request('/api/health');
    expect([healthy.status, await healthy.json()]).toEqual([
      200,
      {
        status: 'ok',
        outbox: { pending: 2, oldestSeconds: 900, failed: 0, undelivered: 0 },
        unreadable: 0,
      },
    ]);
    now = now.add({ seconds: 1 });
    expect((await app.request('/api/health')).status).toBe(503);
  });

  it('is unhealthy while a row that was asked for cannot be opened', async () => {
    const { store } = await testBesked();
    const { app } = await testBesked({ store: { ...store, unreadable: () => 1 } });
    const answer = await app.request('/api/health');
    expect([answer.status, await answer.json()]).toMatchObject([503, { unreadable: 1 }]);
  });

  it('answers an unknown address in JSON', async () => {
    const { app } = await testBesked();
    const answer = await app.request('/api/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('security headers', () => {
  it.each(['/', '/finns-inte/', '/api/health', '/api/nothing'])('are on %s', async (path) => {
    const { app } = await testBesked();
    const { headers } = await app.request(path);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
