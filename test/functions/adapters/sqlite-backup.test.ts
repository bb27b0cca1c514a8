import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { restoreStore, StoreCopyError } from '#functions/adapters/sqlite-backup.ts';
import { attachment, message, morning, submission } from '#test/contract/store-fixtures.ts';
import { backUp, hour } from './backup-fixtures.ts';
import { makeFolder, openStore, startProcess } from './store-folder.ts';

test('a store is copied while another process writes to it, whole and as it was at one moment', async () => {
  const folder = await makeFolder();
  const source = join(folder, 'besked.sqlite');
  const writer = startProcess('./restless-writer.ts', source);
  let printed = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const tokens = () => printed.split('\n').slice(0, -1);
  await expect.poll(() => tokens().length, { timeout: 15_000 }).toBeGreaterThan(60);

  const before = tokens();
  const copy = await backUp(source, join(folder, 'backups'));
  const during = tokens().length - before.length;
  await expect.poll(() => tokens().length).toBeGreaterThan(before.length + during);
  writer.kill('SIGKILL');
  await once(writer, 'exit');

  expect(copy.submissions).toBeGreaterThanOrEqual(before.length);
  expect(copy.submissions).toBeLessThan(tokens().length + 4);
  expect(copy).toMatchObject({ files: 0, messages: copy.submissions, unsent: copy.submissions });
  expect(copy.keyIds).toEqual(['k1']);
  expect(copy.bytes).toBe(statSync(copy.file).size);
  expect(statSync(copy.file).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'backups')).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(folder, 'backups'))).toEqual(['copy.sqlite']);

  const restored = join(folder, 'elsewhere', 'besked.sqlite');
  expect(restoreStore(copy.file, restored)).toEqual({ ...copy, file: restored });
  expect(statSync(restored).mode & 0o777).toBe(0o600);
  const store = await openStore({ file: restored });
  for (const token of before) expect(await store.findByReceiptToken(token)).toBeDefined();
});

describe('a restore refuses, and leaves nothing behind,', () => {
  const makeCopy = async () => {
    const folder = await makeFolder();
    const source = join(folder, 'besked.sqlite');
    const store = await openStore({ file: source });
    const all = Array.from({ length: 20 }, (_, count) =>
      submission({ attachments: [attachment(`a${count}`, 9000)] }),
    );
    await Promise.all(all.map((kept) => store.accept(kept, [message(kept)], 0)));
    const { file } = await backUp(source, folder);
    return { copy: file, to: join(folder, 'new', 'besked.sqlite'), folder };
  };
  const leftIn = (to: string) => readdirSync(join(to, '..')).filter((name) => name !== 'taken');

  test('where a store is, or what is left of one', async () => {
    const { copy, to } = await makeCopy();
    restoreStore(copy, to);
    const bytes = readFileSync(to);
    expect(() => restoreStore(copy, to)).toThrow(/There is a store already/);
    expect(readFileSync(to)).toEqual(bytes);
    const other = join(to, '..', 'other.sqlite');
    writeFileSync(`${other}-wal`, 'log');
    expect(() => restoreStore(copy, other)).toThrow(/other\.sqlite-wal/);
    expect(existsSync(other)).toBe(false);
  });

  const damages: [string, (file: string) => void][] = [
    ['what is no database', (file) => writeFileSync(file, 'no database at all'.repeat(99))],
    ['half of a copy', (file) => writeFileSync(file, readFileSync(file).subarray(0, 90_000))],
    [
      'a copy with a page that is damaged',
      (file) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0xa5, 20 * 4096, 24 * 4096));
      },
    ],
    [
      'another database',
      (file) => {
        writeFileSync(file, '');
        const database = new DatabaseSync(file);
        database.exec('CREATE TABLE other (x)');
        database.close();
      },
    ],
    [
      'the store of a newer Besked',
      (file) => {
        const database = new DatabaseSync(file);
        database.exec('PRAGMA user_version = 99');
        database.close();
      },
    ],
  ];
  test.each(damages)('%s', async (_, damage) => {
    const { copy, to } = await makeCopy();
    damage(copy);
    expect(() => restoreStore(copy, to)).toThrow(StoreCopyError);
    expect(leftIn(to)).toEqual([]);
  });

  test('a file that is not there', async () => {
    const { to } = await makeCopy();
    expect(() => restoreStore(`${to}-nowhere`, to)).toThrow(/There is no file/);
  });
});

test('a backup never replaces another', async () => {
  const folder = await makeFolder();
  const source = join(folder, 'besked.sqlite');
  await openStore({ file: source });
  await backUp(source, folder);
  await expect(backUp(source, folder)).rejects.toThrow(/is there already/);
});

test('a copy holds no draft and no session, and no trace of one; the store keeps them', async () => {
  const folder = await makeFolder();
  const source = join(folder, 'besked.sqlite');
  const store = await openStore({ file: source });
  const kept = submission();
  await store.accept(kept, [message(kept)], 0);
  const draft = { id: 'unsent-draft', expiresAt: morning + hour, fields: {}, refusedFiles: [] };
  const files = [
    { id: 'f', filename: 'a.txt', contentType: 'text/plain', bytes: new Uint8Array(50_000) },
  ];
  const within = { now: morning, room: { drafts: 9, bytes: 99_999 }, limits: [] };
  await store.holdDraft({ ...draft, files }, within);
  const ends = { openedAt: morning, seenAt: morning, expiresAt: morning + hour };
  const session = { id: 'a-session', email: 'anna@example.test', client: 'Firefox', ...ends };
  await store.openSession(session, { tokenHash: 'its-token', personHash: 'anna' });
  const copy = await backUp(source, join(folder, 'backups'));
  expect(copy).toMatchObject({ submissions: 1, messages: 1 });
  const bytes = readFileSync(copy.file);
  expect(bytes.includes(kept.id)).toBe(true);
  for (const trace of ['unsent-draft', 'a-session', 'its-token'])
    expect(bytes.includes(trace)).toBe(false);
  expect(await store.findSession('its-token', morning)).toMatchObject({ id: 'a-session' });
  expect(await store.findDraft(draft.id, morning)).toEqual({ ...draft, files });
});

test('a copy that holds nothing but changes of notices names the key they need', async () => {
  const folder = await makeFolder();
  const source = join(folder, 'besked.sqlite');
  const store = await openStore({ file: source });
  await store.beginChange(
    {
      ...{ id: 'c', revision: 1, at: morning, by: 'anna@example.test', writer: 'desk' },
      ...{ action: 'add', before: [], after: [1], afterDigest: 'd' },
    },
    0,
  );
  expect(await backUp(source, folder)).toMatchObject({ submissions: 0, keyIds: ['k1'] });
});
