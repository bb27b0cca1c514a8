import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { forgetOld, oldSubmissions } from '#functions/keeping/forget-old.ts';
import type { Store, Submission } from '#functions/ports.ts';
import { attachment, message, submission } from '#test/contract/store-fixtures.ts';
import { makeFolder, openStore } from '#test/functions/adapters/store-folder.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** A store with its clock, its log and what it takes to forget. */
const world = async (start: string) => {
  const file = join(await makeFolder(), 'besked.sqlite');
  const store = await openStore({ file });
  const clock = { time: at(start), now: () => clock.time };
  const logged: unknown[] = [];
  const deps = {
    ...{ store, clock, log: (...line: unknown[]) => logged.push(line) },
    siteFacts: { retention: { complaintYears: 5, questionYears: 1 } },
  };
  return { file, store, clock, logged, deps };
};

/** Keeps a submission that was received at an instant and whose e-mails, if any, have been sent. */
const receive = async (store: Store, time: string, changes: Partial<Submission> = {}) => {
  const kept = submission({ receivedAt: at(time).epochMilliseconds, ...changes });
  await store.accept(kept, [message(kept)], 0);
  const now = kept.receivedAt;
  for (const claimed of await store.claimDue({ now, leaseUntil: now + 1, limit: 9 }))
    await store.markSent(claimed, { at: now, providerId: claimed.id });
  return kept;
};

test('a complaint goes the day after five years, by the clock on a wall in Stockholm', async () => {
  const { store, clock, deps } = await world('2031-11-23T00:00:00+01:00');
  const kept = await receive(store, '2026-11-22T23:59:59.999+01:00');
  const dayLater = await receive(store, '2026-11-23T00:00:00+01:00');
  clock.time = at('2031-11-22T23:59:59.999+01:00');
  expect(await forgetOld(deps)).toEqual({ complaints: 0, questions: 0, drafts: 0, cleared: true });
  clock.time = at('2031-11-23T00:00:00+01:00');
  expect((await oldSubmissions(deps, 9)).map(({ id }) => id)).toEqual([kept.id]);
  expect(await forgetOld(deps)).toEqual({ complaints: 1, questions: 0, drafts: 0, cleared: true });
  expect(await store.findByReceiptToken(kept.receiptToken)).toBeUndefined();
  expect((await store.findByReceiptToken(dayLater.receiptToken))?.id).toBe(dayLater.id);
});

test('a question goes after one year, and one of 29 February after 28 February', async () => {
  const { store, clock, deps } = await world('2029-02-28T12:00:00+01:00');
  await receive(store, '2028-02-29T12:00:00+01:00', { kind: 'question' });
  expect(await forgetOld(deps)).toMatchObject({ questions: 0 });
  clock.time = at('2029-03-01T00:00:00+01:00');
  expect(await forgetOld(deps)).toMatchObject({ complaints: 0, questions: 1 });
});

test('what is undelivered stays, however old', async () => {
  const { store, deps } = await world('2050-01-01T00:00:00Z');
  const kept = submission();
  await store.accept(kept, [message(kept)], 0);
  expect(await forgetOld(deps)).toMatchObject({ complaints: 0 });
  expect((await store.findByReceiptToken(kept.receiptToken))?.id).toBe(kept.id);
});

test('each deletion leaves a line without personal data, in the store and in the log', async () => {
  const { store, logged, deps } = await world('2050-01-01T00:00:00Z');
  const { reference } = await receive(store, '2026-11-22T09:00:00Z');
  await forgetOld(deps);
  await forgetOld(deps);
  const received = '2026-11-22T09:00:00Z';
  expect(logged).toEqual([
    ['submission_forgotten', { kind: 'complaint', reference, received, reason: 'retention' }],
  ]);
  expect(await store.deletions(9)).toEqual([
    {
      ...{ kind: 'complaint', reference, reason: 'retention' },
      receivedAt: at(received).epochMilliseconds,
      deletedAt: at('2050-01-01T00:00:00Z').epochMilliseconds,
    },
  ]);
});

test('more than one batch goes in one run', async () => {
  const { store, deps } = await world('2050-01-01T00:00:00Z');
  await Promise.all(Array.from({ length: 120 }, () => store.accept(submission(), [], 0)));
  expect(await forgetOld(deps)).toMatchObject({ complaints: 120 });
  expect(await store.keptAfter(0, 9)).toEqual([]);
});

test('nothing of what was deleted stays in the files, not even sealed', async () => {
  const { file, store, deps } = await world('2050-01-01T00:00:00Z');
  await receive(store, '2026-11-22T09:00:00Z', { attachments: [attachment('large', 50_000)] });
  const sealed = () => {
    const database = new DatabaseSync(file, { readOnly: true });
    const values = database
      .prepare(
        `SELECT content AS sealed FROM submission UNION ALL SELECT content FROM message_content
         UNION ALL SELECT bytes FROM attachment UNION ALL SELECT name FROM attachment`,
      )
      .all();
    database.close();
    return values.map(({ sealed: value }) => Buffer.from(value instanceof Uint8Array ? value : []));
  };
  const inFiles = (value: Buffer): boolean => {
    const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
    // The start and the end: what is large is spread over pages.
    return bytes.includes(value.subarray(0, 28)) || bytes.includes(value.subarray(-28));
  };
  await store.clearTraces();
  const values = sealed();
  expect(values.map(inFiles)).toEqual([true, true, true, true]);
  expect(await forgetOld(deps)).toEqual({ complaints: 1, questions: 0, drafts: 0, cleared: true });
  expect(values.map(inFiles)).toEqual([false, false, false, false]);
});
