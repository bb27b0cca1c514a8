import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { complaintFields, json, testBesked } from './besked.ts';

const get = (authorization?: string) => ({
  headers: authorization === undefined ? {} : { authorization },
});

test('only who has the secret makes Besked forget, and is told how much', async () => {
  let now = Temporal.Instant.from('2026-11-24T10:00:00+01:00');
  const { app, store, logged } = await testBesked({ clock: { now: () => now } });
  await app.request('/api/complaints', json(complaintFields()));
  const claim = { now: now.epochMilliseconds, leaseUntil: now.epochMilliseconds + 1, limit: 9 };
  for (const claimed of await store.claimDue(claim))
    await store.markSent(claimed, { at: claim.now, providerId: claimed.id });
  now = Temporal.Instant.from('2031-11-25T00:00:00+01:00');

  for (const wrong of [undefined, 'Bearer', 'Bearer guess', 'a-secret-of-the-cron'])
    expect((await app.request('/api/retention', get(wrong))).status).toBe(401);
  expect(await store.deletions(9)).toEqual([]);

  const answer = await app.request('/api/retention', get('Bearer a-secret-of-the-cron'));
  expect(await answer.json()).toEqual({ complaints: 1, questions: 0, drafts: 0, cleared: true });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(logged.map(({ event }) => event)).toContain('submission_forgotten');
  const again = await app.request('/api/retention', get('Bearer a-secret-of-the-cron'));
  expect(await again.json()).toEqual({ complaints: 0, questions: 0, drafts: 0, cleared: true });
});
