import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#functions/adapters/sqlite-connection.ts';
import { openSqliteStore } from '#functions/adapters/sqlite-store.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import type { RecordStore, Submission } from '#functions/ports.ts';
import { openSealedStore } from '#functions/sealing/open-sealed-store.ts';
import { sealMessage, sealSubmission } from '#functions/sealing/seal-records.ts';
import { attachment, message, submission } from '#test/contract/store-fixtures.ts';
import { testSealer, testWriter } from '#test/contract/test-store.ts';
import { makeFolder, openStore, startProcess } from './store-folder.ts';

/** Opens a store and hands over its connections too, the latest last. */
const openWithHandle = async (file: string) => {
  const handles: DatabaseSync[] = [];
  const open = (path: string): DatabaseSync => {
    const database = openDatabase(path);
    handles.push(database);
    return database;
  };
  const records = await openSqliteStore({ file, open });
  const store = await openSealedStore(records, testSealer(1), {
    log: () => {},
    writeMail: testWriter,
  });
  onTestFinished(() => store.close());
  return { store, records, handles };
};

/** Hands over submissions that are sealed already, so that one transaction takes them up. */
const acceptSealed = async (records: RecordStore, ...submissions: Submission[]) => {
  const sealer = testSealer(1);
  const sealed = await Promise.all(
    submissions.map(async (each) => ({
      record: (await sealSubmission(sealer, each)).record,
      message: await sealMessage(sealer, message(each)),
    })),
  );
  return sealed.map(({ record, message: mail }) =>
    records.accept(record, [mail], { since: 0, fingerprints: [] }),
  );
};

test('a connection is opened so that a commit survives a power cut and no lock is waited for', async () => {
  const database = openDatabase(join(await makeFolder(), 'besked.sqlite'));
  const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  expect(pragma('journal_mode')).toBe('wal');
  expect(pragma('synchronous')).toBe(2);
  expect(pragma('fullfsync')).toBe(1);
  expect(pragma('foreign_keys')).toBe(1);
  expect(pragma('busy_timeout')).toBe(0);
  expect(pragma('user_version')).toBeGreaterThan(0);
  const tables = database.prepare(
    "SELECT name, strict FROM pragma_table_list WHERE type = 'table'",
  );
  const own = tables.all().filter(({ name }) => !String(name).startsWith('sqlite_'));
  expect(own.length).toBeGreaterThan(2);
  expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
  database.close();
});

test('submissions that arrive together share commits, and a fault of one is its own', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  const store = await openStore({ file });
  const before = commitsIn(`${file}-wal`);
  const all = Array.from({ length: 200 }, () => submission());
  const wrong = submission();
  const taken = all.map((each) => store.accept(each, [message(each)], 0));
  // Two messages of one id.
  const faulty = store.accept(wrong, [message(wrong), message(wrong)], 0);
  await expect(faulty).rejects.toThrow('UNIQUE constraint failed');
  for (const { kind } of await Promise.all(taken)) expect(kind).toBe('accepted');
  expect(await store.findByReceiptToken(wrong.receiptToken)).toBeUndefined();
  const shared = commitsIn(`${file}-wal`) - before;
  expect(shared).toBeGreaterThan(0);
  expect(shared).toBeLessThan(40);
});

/** How many commits a write-ahead log holds: frames that give the database's size (sqlite.org/walformat). */
const commitsIn = (wal: string): number => {
  const log = readFileSync(wal);
  const frame = 24 + log.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at + frame <= log.length; at += frame) {
    if (log.readUInt32BE(at + 4) !== 0) commits += 1;
  }
  return commits;
};

test('a full disk refuses the whole batch and keeps nothing of it; with room it goes on', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  const { store, records, handles } = await openWithHandle(file);
  handles[0]?.exec('PRAGMA max_page_count = 40');
  const small = submission();
  const large = submission({ attachments: [attachment('large', 1024 * 1024)] });
  const outcomes = await Promise.allSettled(await acceptSealed(records, small, large));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  for (const outcome of outcomes) {
    const reason: unknown = outcome.status === 'rejected' ? outcome.reason : undefined;
    expect(reason).toBeInstanceOf(StoreUnavailableError);
    expect(String(reason)).toMatch(/SQLITE_FULL/);
  }
  expect(await store.findByReceiptToken(small.receiptToken)).toBeUndefined();
  expect(await store.nextDueAt()).toBeUndefined();

  handles[0]?.exec('PRAGMA max_page_count = 100000');
  expect(await store.accept(large, [], 0)).toEqual({ kind: 'accepted' });
  expect(handles).toHaveLength(1);
});

test('a connection that can no longer write is replaced', async () => {
  const { store, handles } = await openWithHandle(join(await makeFolder(), 'besked.sqlite'));
  handles[0]?.exec('PRAGMA query_only = ON');
  await expect(store.accept(submission(), [], 0)).rejects.toThrow(/^SQLITE_READONLY/);
  expect(await store.accept(submission(), [], 0)).toEqual({ kind: 'accepted' });
  expect(handles.map(({ isOpen }) => isOpen)).toEqual([false, true]);
});

test('a folder that is moved away is never written to; when it is back, all is there', async () => {
  const folder = await makeFolder();
  const data = join(folder, 'data');
  const store = await openStore({ file: join(data, 'besked.sqlite') });
  const [kept, refused] = [submission(), submission()];
  await store.accept(kept, [], 0);

  await rename(data, join(folder, 'away'));
  await expect(store.accept(refused, [], 0)).rejects.toThrow(/^SQLITE_CANTOPEN/);
  await expect(store.findByReceiptToken(kept.receiptToken)).rejects.toThrow(StoreUnavailableError);
  expect(existsSync(data)).toBe(false);

  await rename(join(folder, 'away'), data);
  expect((await store.findByReceiptToken(kept.receiptToken))?.id).toBe(kept.id);
  expect(await store.accept(refused, [], 0)).toEqual({ kind: 'accepted' });
});

test('a file that was replaced is opened anew', async () => {
  const folder = await makeFolder();
  const [file, other] = [join(folder, 'besked.sqlite'), join(folder, 'other.sqlite')];
  const restored = await openStore({ file: other });
  const old = submission();
  await restored.accept(old, [], 0);
  await restored.close();

  const store = await openStore({ file });
  await store.accept(submission(), [], 0);
  await rename(other, file);
  for (const end of ['-wal', '-shm']) await rename(`${file}${end}`, `${other}${end}`);
  expect((await store.findByReceiptToken(old.receiptToken))?.id).toBe(old.id);
});

test('a data folder that cannot be made is a fault at start', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'taken'), '');
  const file = join(folder, 'taken', 'besked.sqlite');
  await expect(openStore({ file })).rejects.toThrow(StoreUnavailableError);
  await expect(openStore({ file: folder })).rejects.toThrow(/^SQLITE_CANTOPEN/);
});

test('a file that is no database is a fault at start, and is left alone', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  await writeFile(file, 'not a database at all, but longer than its header');
  await expect(openStore({ file })).rejects.toThrow(/^SQLITE_NOTADB/);
  expect(readFileSync(file, 'utf8')).toMatch(/^not a database/);
});

test('a database of a newer Besked is not opened', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 99');
  database.close();
  await expect(openStore({ file })).rejects.toThrow('start a newer Besked');
});

test('closing leaves one file', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  const store = await openStore({ file });
  await store.accept(submission(), [], 0);
  expect(existsSync(`${file}-wal`)).toBe(true);
  await store.close();
  await store.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  await expect(store.nextDueAt()).rejects.toThrow(StoreUnavailableError);
});

test('what was answered is there after kill -9', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  for (let round = 0; round < 3; round += 1) {
    const writer = startProcess('./restless-writer.ts', file);
    let printed = '';
    writer.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.split('\n').length > 20) writer.kill('SIGKILL');
    });
    await once(writer, 'exit');
    const answered = printed.split('\n').slice(0, -1);
    expect(answered.length).toBeGreaterThan(19);
    const store = await openStore({ file });
    for (const token of answered) expect(await store.findByReceiptToken(token)).toBeDefined();
    await store.close();
  }
});
