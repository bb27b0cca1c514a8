import { expect, test } from 'vitest';
import { resendWebhooks } from '#functions/adapters/resend-webhooks.ts';
import { complaintFields, json, testBesked, tuesdayMorning } from './besked.ts';
import { webhookSecret } from './signed-webhook.ts';

const authorized = { headers: { authorization: 'Bearer a-secret-of-the-cron' } };

test('what became of a submission’s mails is told to who knows the secret, without personal data', async () => {
  const { app, store, due } = await testBesked({
    webhooks: resendWebhooks({ secret: webhookSecret }),
  });
  await app.request('/api/complaints', json(complaintFields()));
  const [officer, receipt] = await due();
  if (officer === undefined || receipt === undefined) throw new Error('Two mails were due.');
  const at = tuesdayMorning.epochMilliseconds;
  await store.markSent(officer, { at, providerId: 're-1' });
  const answer = await app.request(`/api/canary/${officer.reference}`, authorized);
  const text = await answer.text();
  expect(JSON.parse(text)).toEqual({
    reference: officer.reference,
    deliveryEvents: true,
    messages: [
      {
        ...{ purpose: 'officer', state: 'sent', attempts: 1 },
        createdAt: '2026-11-24T09:00:00Z',
        sentAt: '2026-11-24T09:00:00Z',
      },
      { purpose: 'receipt', state: 'sending', attempts: 1, createdAt: '2026-11-24T09:00:00Z' },
    ],
  });
  expect(text).not.toMatch(/@|Öberg|Räntan/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('nothing is told without the secret, or of a reference that is not there', async () => {
  const { app } = await testBesked();
  expect((await app.request('/api/canary/K-1')).status).toBe(401);
  const wrong = { headers: { authorization: 'Bearer a-secret-of-the-crow' } };
  expect((await app.request('/api/canary/K-1', wrong)).status).toBe(401);
  expect((await app.request('/api/canary/K-1', authorized)).status).toBe(404);
});
