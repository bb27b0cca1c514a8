import { expect, test } from 'vitest';
import { message, morning, submission } from '#test/contract/store-fixtures.ts';
import { claimAll, makeFile, meddle, openLogged } from './sealed-files.ts';

const batchClaim = { now: morning, leaseUntil: morning + 1000, limit: 5, size: 100 };

test('one of a batch that cannot be opened holds back no other', async () => {
  const file = await makeFile();
  const { store } = await openLogged(file);
  const kept = submission();
  await store.accept(kept, [message(kept), message(kept, 'receipt')], 0);
  meddle(file, `UPDATE message_content SET content = zeroblob(99) WHERE id = '${kept.id}-officer'`);
  expect(await store.claimBatches(batchClaim)).toEqual([]);
  const ids = (await store.claimDue(claimAll)).map(({ id }) => id);
  expect(ids).toEqual([`${kept.id}-receipt`]);
  expect(await store.outboxHealth(morning)).toMatchObject({ pending: 1, failed: 1 });
});

test.each([
  ['waits for a missing key', `key_id = 'gone'`, { pending: 2, failed: 0 }],
  ['is left to a person if tampered with', 'content = zeroblob(99)', { pending: 0, failed: 2 }],
])('a batch that may have gone out %s', async (_, change, health) => {
  const file = await makeFile();
  const { store } = await openLogged(file);
  const kept = submission();
  await store.accept(kept, [message(kept), message(kept, 'receipt')], 0);
  const [batch] = await store.claimBatches(batchClaim);
  meddle(file, `UPDATE message_content SET ${change} WHERE id = '${kept.id}-officer'`);
  const later = { ...batchClaim, now: morning + 1000, leaseUntil: morning + 2000 };
  expect(await store.claimBatches(later)).toEqual([]);
  expect(await store.claimDue({ ...claimAll, now: later.now })).toEqual([]);
  expect(await store.outboxHealth(morning)).toMatchObject(health);
  meddle(file, `UPDATE message_content SET key_id = 'k1'`);
  if (health.failed > 0) return;
  const now = (await store.nextDueAt()) ?? 0;
  expect(await store.claimBatches({ ...later, now, leaseUntil: now + 1 })).toMatchObject([
    { id: batch?.id, uncertainSince: morning, attempt: 3 },
  ]);
});

test('a draft that was tampered with is none, and is told of', async () => {
  const file = await makeFile();
  const { store, logged } = await openLogged(file);
  const draft = { id: 'draft', expiresAt: morning * 2, fields: {}, files: [], refusedFiles: [] };
  const within = { now: morning, room: { drafts: 9, bytes: 9999 }, limits: [] };
  await store.holdDraft(draft, within);
  await store.holdDraft({ ...draft, id: 'other' }, within);
  meddle(file, `UPDATE draft SET content = (SELECT content FROM draft WHERE id = 'other')`);
  expect(await store.findDraft('draft', morning)).toBeUndefined();
  expect(await store.findDraft('other', morning)).toEqual({ ...draft, id: 'other' });
  expect(logged.map(({ event, facts }) => [event, facts?.['row']])).toEqual([
    ['unsealing_failed', 'draft'],
  ]);
});
