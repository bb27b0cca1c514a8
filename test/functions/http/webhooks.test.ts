import { describe, expect, it, test } from 'vitest';
import { resendWebhooks } from '#functions/adapters/resend-webhooks.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import { complaintFields, json, testBesked, tuesdayMorning } from './besked.ts';
import { resendEvent, signedWebhook, webhookSecret, type WebhookParts } from './signed-webhook.ts';

const path = '/api/webhooks/resend';

/** Besked with a complaint whose two mails Resend has taken. */
const withSentMails = async () => {
  let woken = 0;
  const besked = await testBesked({
    webhooks: resendWebhooks({ secret: webhookSecret }),
    accepted: () => {
      woken += 1;
    },
  });
  await besked.app.request('/api/complaints', json(complaintFields()));
  const claimed = await besked.due();
  const at = tuesdayMorning.epochMilliseconds;
  for (const one of claimed) {
    const sent = { at, providerId: `re-${one.purpose}`, deliveryDueAt: at + 900_000 };
    await besked.store.markSent(one, sent);
  }
  const reference = claimed[0]?.reference ?? '';
  return {
    ...besked,
    reference,
    woken: () => woken,
    call: (body: string | object, parts?: WebhookParts) =>
      besked.app.request(path, signedWebhook(body, parts)),
    purposes: async () => (await besked.store.messagesOf(reference)).map(({ purpose }) => purpose),
  };
};

describe('a call of Resend', () => {
  it.each([
    ['delivered', { deliveredAt: Date.UTC(2026, 10, 24, 10, 0, 5, 126) }],
    ['delivery_delayed', { deliveredAt: undefined, rejectedAt: undefined }],
    ['bounced', { rejection: 'bounced', rejectedAt: Date.UTC(2026, 10, 24, 10, 0, 5, 126) }],
    ['complained', { rejection: 'complained' }],
    ['failed', { rejection: 'failed' }],
    ['suppressed', { rejection: 'suppressed' }],
  ])('email.%s is recorded', async (type, facts) => {
    const { call, store } = await withSentMails();
    const answer = await call(resendEvent(`email.${type}`, 're-officer'));
    expect([answer.status, await answer.json()]).toEqual([200, { recorded: true }]);
    expect((await store.findMessage({ providerId: 're-officer' }))?.facts).toMatchObject(facts);
  });

  it('about a receipt that bounced tells the officer at once, and once', async () => {
    const { call, purposes, due, woken } = await withSentMails();
    const before = woken();
    const bounced = resendEvent('email.bounced', 're-receipt');
    expect((await call(bounced)).status).toBe(200);
    expect(woken()).toBe(before + 1);
    const repeated = await call(bounced, { secondsAgo: 10 });
    expect([repeated.status, await repeated.json()]).toEqual([200, { recorded: false }]);
    await call(bounced, { id: 'msg_2' });
    expect(await purposes()).toEqual(['officer', 'receipt', 'receipt-trouble']);
    const [told] = await due();
    expect(told?.mail.to).toEqual(['officer@example.test']);
    expect(told?.mail.text).toContain('oberg@example.test');
    expect(woken()).toBe(before + 1);
  });

  it('that comes late changes nothing of what happened after it', async () => {
    const { call, purposes, store } = await withSentMails();
    await call(resendEvent('email.delivered', 're-receipt', '2026-11-24T10:00:09Z'), { id: 'b' });
    await call(resendEvent('email.bounced', 're-receipt', '2026-11-24T10:00:08Z'), { id: 'a' });
    expect(await purposes()).toEqual(['officer', 'receipt']);
    const health = await store.outboxHealth(tuesdayMorning.epochMilliseconds);
    expect(health).toMatchObject({ undelivered: 0 });
  });

  it('about an officer’s mail that bounced turns health red until it is settled', async () => {
    const { app, call, store } = await withSentMails();
    expect((await app.request('/api/health')).status).toBe(200);
    await call(resendEvent('email.bounced', 're-officer'));
    const red = await app.request('/api/health');
    expect([red.status, await red.json()]).toEqual([
      503,
      {
        status: 'unhealthy',
        outbox: { pending: 0, oldestSeconds: 0, failed: 0, undelivered: 1 },
        unreadable: 0,
      },
    ]);
    const officer = await store.findMessage({ providerId: 're-officer' });
    await store.settle(officer?.facts.id ?? '', tuesdayMorning.epochMilliseconds);
    expect((await app.request('/api/health')).status).toBe(200);
  });

  it.each([
    ['of a type that Besked does not know', resendEvent('email.opened', 're-officer')],
    ['of a type that nobody knows yet', { type: 'moon.landed', data: null }],
    ['about a mail of somebody else', resendEvent('email.bounced', 'of-another-site')],
    ['without an e-mail', { type: 'email.bounced', created_at: 'x', data: {} }],
    ['without an object', []],
    ['with a number', 1],
  ])('%s is answered with 200 and changes nothing', async (_, body) => {
    const { call, purposes, app } = await withSentMails();
    expect((await call(JSON.stringify(body))).status).toBe(200);
    expect(await purposes()).toEqual(['officer', 'receipt']);
    expect((await app.request('/api/health')).status).toBe(200);
  });

  it('without a time of its own counts from when it was signed', async () => {
    const { call, store } = await withSentMails();
    await call(resendEvent('email.delivered', 're-officer', 'soon'), { secondsAgo: 7 });
    const { deliveredAt = 0 } =
      (await store.findMessage({ providerId: 're-officer' }))?.facts ?? {};
    expect(Math.abs(deliveredAt - (Date.now() - 7000))).toBeLessThan(60_000);
  });

  it('leaves no personal data in the log', async () => {
    const { call, logged } = await withSentMails();
    await call(resendEvent('email.bounced', 're-receipt'));
    await call(resendEvent('email.bounced', 'of-another-site'), { id: 'msg_2' });
    expect(logged.map(({ event }) => event)).toContain('delivery_event_unknown_message');
    expect(JSON.stringify(logged)).not.toMatch(/@|Öberg/);
  });
});

describe('refused is', () => {
  const bounced = JSON.stringify(resendEvent('email.bounced', 're-receipt'));
  const good = signedWebhook(bounced);
  const { headers } = good;
  const [, digest = ''] = headers['svix-signature'].split(',');

  it.each([
    ['a call without a signature', { ...good, headers: { 'content-type': 'application/json' } }],
    ['another body', { ...good, body: bounced.replace('re-receipt', 're-officer') }],
    ['another id', { ...good, headers: { ...headers, 'svix-id': 'msg_2' } }],
    ['another secret', signedWebhook(bounced, { secret: `whsec_${'A'.repeat(32)}` })],
    ['one that is too old', signedWebhook(bounced, { secondsAgo: 310 })],
    ['one from the future', signedWebhook(bounced, { secondsAgo: -310 })],
    ['an empty signature', { ...good, headers: { ...headers, 'svix-signature': 'v1,' } }],
    [
      'a signature without its version',
      { ...good, headers: { ...headers, 'svix-signature': 'v1' } },
    ],
    ['another version', { ...good, headers: { ...headers, 'svix-signature': `v2,${digest}` } }],
    ['no time', { ...good, headers: { ...headers, 'svix-timestamp': 'now' } }],
    ['what is signed but no JSON', signedWebhook('{"type":')],
  ])('%s', async (_, request) => {
    const { app, purposes, logged } = await withSentMails();
    expect((await app.request(path, request)).status).toBe(401);
    expect(await purposes()).toEqual(['officer', 'receipt']);
    expect(logged.map(({ event }) => event)).toContain('webhook_refused');
  });

  it('one that is 300 seconds old is taken', async () => {
    const { call } = await withSentMails();
    expect((await call(bounced, { secondsAgo: 299 })).status).toBe(200);
  });

  it('a body of more than 128 kB, before it is checked', async () => {
    const { app, logged } = await withSentMails();
    const large = signedWebhook('x'.repeat(128 * 1024 + 1));
    expect((await app.request(path, large)).status).toBe(413);
    expect(logged.map(({ event }) => event)).not.toContain('webhook_refused');
  });

  it('any call where no secret is set, and any other method', async () => {
    const { app } = await testBesked();
    expect((await app.request(path, good)).status).toBe(404);
    expect((await app.request(path, { method: 'PUT' })).status).toBe(405);
  });

  it('for now, what could not be kept: Resend sends it again', async () => {
    const { deps } = await withSentMails();
    const locked = () => Promise.reject(new StoreUnavailableError('locked'));
    const { app } = await testBesked({
      webhooks: deps.webhooks,
      store: { ...deps.store, recordEvent: locked },
    });
    const answer = await app.request(path, good);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });
});

test('a browser on another site cannot call it', async () => {
  const { app } = await withSentMails();
  const { headers, ...rest } = signedWebhook(resendEvent('email.bounced', 're-receipt'));
  const crossSite = { ...headers, origin: 'https://evil.example' };
  expect((await app.request(path, { ...rest, headers: crossSite })).status).toBe(403);
});
