import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { localCronSecret } from '#functions/config-settings.ts';
import { openLocalStore, sealingKeys, storeFile } from '#functions/entry/local-store.ts';
import { newReferenceNumber } from '#domain/reference-number.ts';
import { webRandomness } from '#functions/adapters/web-randomness.ts';
import { attachment, message, morning, submission } from '#test/contract/store-fixtures.ts';
import { personHashOf } from '#functions/staff/sessions.ts';
import { testWriter } from '#test/contract/test-store.ts';
import { makeFolder } from '#test/functions/adapters/store-folder.ts';

// Up to ten processes one after the other, each of which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** What a command printed, and its exit code. */
interface Ended {
  code: number;
  out: string;
  err: string;
}

const run = (dataDir: string, name: string, ...given: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    // A morning after the fixtures', so that what they keep is not from the future.
    const env = { DATA_DIR: dataDir, BESKED_NOW: '2026-11-25T09:00:00+01:00' };
    execFile(
      process.execPath,
      [`functions/entry/${name}.ts`, ...given],
      { env },
      (fault, out, err) => {
        resolve({ code: fault === null ? 0 : Number(fault.code), out, err });
      },
    );
  });

const reference = () => newReferenceNumber((length) => webRandomness.bytes(length));

/** A data folder with a complaint and a question of one person, all sent, and a complaint of another. */
const makeData = async () => {
  const dataDir = await makeFolder();
  const open = () =>
    openLocalStore({
      ...{ file: storeFile(dataDir), log: () => {}, writeMail: testWriter },
      keys: sealingKeys({ dataDir, sealingKeys: undefined }),
    });
  const ada = { email: 'ada@example.test', description: 'Adas text' };
  const complaint = submission({
    ...{ reference: reference(), fields: ada },
    attachments: [attachment('a', 9)],
  });
  const question = submission({ kind: 'question', reference: reference(), fields: ada });
  const other = submission({ reference: reference(), fields: { email: 'bo@example.test' } });
  const store = await open();
  for (const each of [complaint, question, other]) await store.accept(each, [message(each)], 0);
  for (const claimed of await store.claimDue({ now: morning, leaseUntil: morning + 1, limit: 9 }))
    await store.markSent(claimed, { at: morning, providerId: claimed.id });
  await store.close();
  return { dataDir, open, complaint, question, other };
};

test('backup, and restore into another folder with the same keys', async () => {
  const { dataDir, complaint } = await makeData();
  const made = await run(dataDir, 'backup');
  expect(made.out).toMatch(/Holds: {2}3 submissions, 1 files, 3 messages, 0 of them not sent/);
  expect(made.out).toMatch(/Needs: {2}local-[0-9a-f]{8} from .*sealing-keys, which is not in it/);
  const [name = ''] = readdirSync(join(dataDir, 'backups'));
  const copy = join(dataDir, 'backups', name);

  const taken = await run(dataDir, 'restore', copy);
  expect([taken.code, taken.err]).toMatchObject([1, expect.stringMatching(/already/)]);
  expect(taken.err).toMatch(/stop the server, move its folder away/);

  const empty = join(dataDir, 'new');
  const keyless = await run(empty, 'restore', copy);
  expect([keyless.code, keyless.err]).toMatchObject([1, expect.stringMatching(/no key at hand/)]);
  expect(readdirSync(empty)).toEqual([]);

  writeFileSync(join(empty, 'sealing-keys'), readFileSync(join(dataDir, 'sealing-keys')));
  expect(await run(empty, 'restore', copy)).toMatchObject({ code: 0, err: '' });
  const keys = sealingKeys({ dataDir: empty, sealingKeys: undefined });
  const restored = await openLocalStore({
    ...{ file: storeFile(empty), keys, log: () => {} },
    writeMail: testWriter,
  });
  expect((await restored.findByReceiptToken(complaint.receiptToken))?.fields).toEqual(
    complaint.fields,
  );
  await restored.close();
});

test('rotate-key: says how many rows each key has, and then the old one can go', async () => {
  const { dataDir, open, complaint } = await makeData();
  const file = join(dataDir, 'sealing-keys');
  const old = readFileSync(file, 'utf8').trim();
  const fresh = `fresh:${Buffer.alloc(32, 5).toString('base64')}`;
  writeFileSync(file, `${fresh},${old}`);
  const { out, code } = await run(dataDir, 'rotate-key');
  const [id = ''] = old.split(':');
  expect(out).toContain(`Before: 7 rows under ${id}\nNow:    7 rows under fresh\n`);
  expect([code, out]).toMatchObject([0, expect.stringContaining(`${id} can be removed from`)]);
  writeFileSync(file, fresh);
  const store = await open();
  expect((await store.findByReceiptToken(complaint.receiptToken))?.id).toBe(complaint.id);
  await store.close();
  writeFileSync(file, old);
  const wrong = await run(dataDir, 'rotate-key');
  expect([wrong.code, wrong.err]).toMatchObject([1, expect.stringMatching(/7 rows .* key fresh/)]);
});

test('export-person: a folder for its owner alone, with all of that person and nobody else', async () => {
  const { dataDir, complaint, question } = await makeData();
  const { out, code } = await run(dataDir, 'export-person', 'ada@Example.test');
  expect([code, out]).toMatchObject([0, expect.stringContaining('2 submissions name')]);
  const folder = /^Folder: (.*)$/m.exec(out)?.[1] ?? '';
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(folder).not.toMatch(/ada/);
  expect(readdirSync(folder).toSorted()).toEqual(
    [complaint.reference, question.reference].toSorted(),
  );
  const account = join(folder, complaint.reference, 'submission.json');
  expect(statSync(account).mode & 0o777).toBe(0o600);
  expect(readFileSync(account, 'utf8')).toContain('Adas text');
  expect(readdirSync(join(folder, complaint.reference, 'files'))).toEqual(['01-a å.pdf']);
  expect(await run(dataDir, 'export-person', 'nobody')).toMatchObject({ code: 1 });
});

test('erase-person: says what goes and what stays and why, and erases only when told to', async () => {
  const { dataDir, open, complaint, question } = await makeData();
  const asked = await run(dataDir, 'erase-person', 'ada@example.test');
  expect(asked.out).toContain(`${complaint.reference}  complaint  stays until 2031-11-22: the law`);
  expect(asked.out).toContain(`${question.reference}  question   goes`);
  expect(asked.out).toContain('Nothing was erased');

  const erased = await run(dataDir, 'erase-person', 'ada@example.test', '--yes');
  expect(erased.out).toContain('1 erased.');
  const store = await open();
  expect(await store.findByReceiptToken(question.receiptToken)).toBeUndefined();
  expect((await store.findByReceiptToken(complaint.receiptToken))?.id).toBe(complaint.id);
  expect(await store.deletions(9)).toMatchObject([
    { reference: question.reference, kind: 'question', reason: 'erasure' },
  ]);
  await store.close();
});

test('a member of staff: what was changed is exported and stays, sessions go', async () => {
  const { dataDir, open } = await makeData();
  const store = await open();
  const entry = { id: 'closed', kind: 'phone-closed' };
  await store.beginChange(
    {
      ...{ id: 'c', revision: 1, at: morning, by: 'cleo@example.test', writer: 'desk' },
      ...{ action: 'add', before: [], after: [entry], afterDigest: 'd' },
    },
    0,
  );
  const lasts = { openedAt: morning, seenAt: morning, expiresAt: morning + 9e9 };
  const session = { id: 's', email: 'cleo@example.test', client: 'Firefox', ...lasts };
  const personHash = await personHashOf(localCronSecret, 'cleo@example.test');
  await store.openSession(session, { tokenHash: 'token', personHash });
  await store.close();

  const exported = await run(dataDir, 'export-person', 'Cleo@example.test');
  const folder = /^Folder: (.*)$/m.exec(exported.out)?.[1] ?? '';
  expect(readdirSync(folder)).toEqual(['staff.json']);
  expect(JSON.parse(readFileSync(join(folder, 'staff.json'), 'utf8'))).toMatchObject({
    changes: [{ at: new Date(morning).toISOString(), action: 'add', after: [entry] }],
    sessions: [{ client: 'Firefox' }],
  });

  const erased = await run(dataDir, 'erase-person', 'cleo@example.test', '--yes');
  expect(erased.out).toContain('1 changes of the notices by it stay for two years');
  expect(erased.out).toContain('1 sessions at the phone desk go');
  const after = await open();
  expect(await after.findSession('token', morning)).toBeUndefined();
  expect(await after.latestChanges(9)).toMatchObject([{ by: 'cleo@example.test' }]);
  await after.close();
});

test('forget-old and keep: what is old is listed, held, released and deleted', async () => {
  const { dataDir, open, complaint, other } = await makeData();
  const noted = await run(dataDir, 'keep', 'closed', other.reference, '--on', '2020-02-28');
  expect(noted).toMatchObject({ code: 0, err: '' });
  const listed = await run(dataDir, 'forget-old', '--dry-run');
  expect(listed.out).toMatch(new RegExp(`^${other.reference} .*\n1 would be deleted\\.`));

  await run(dataDir, 'keep', 'hold', other.reference.toLowerCase().replaceAll('-', ' '));
  expect((await run(dataDir, 'forget-old')).out).toMatch(/^Deleted: 0 complaints/);
  await run(dataDir, 'keep', 'release', other.reference);
  expect((await run(dataDir, 'forget-old')).out).toContain(
    'Deleted: 1 complaints, 0 questions, 0 drafts.',
  );
  const store = await open();
  expect(await store.findByReceiptToken(other.receiptToken)).toBeUndefined();
  expect(await store.findByReceiptToken(complaint.receiptToken)).toBeDefined();
  await store.close();

  for (const wrong of [['hold', other.reference], ['hold', '123'], ['closed'], ['nothing']])
    expect(await run(dataDir, 'keep', ...wrong)).toMatchObject({ code: 1, out: '' });
  const future = await run(dataDir, 'keep', 'closed', complaint.reference, '--on', '2026-11-26');
  expect(future.err).toMatch(/write a day that has been/);
});

test('a command on a folder without a store makes none', async () => {
  const dataDir = await makeFolder();
  for (const name of ['backup', 'rotate-key', 'forget-old'])
    expect((await run(dataDir, name)).err).toMatch(/There is no store at .*: set DATA_DIR/);
  expect(readdirSync(dataDir)).toEqual([]);
});
