import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { backUpStore, restoreStore, StoreCopyError } from '#functions/adapters/sqlite-backup.ts';
import { deliverDue } from '#functions/delivery/deliver-due.ts';
import type { Mailer, Store } from '#functions/ports.ts';
import { attachment, message, morning, submission } from '#test/contract/store-fixtures.ts';
import { makeFolder, openStore, startProcess } from './store-folder.ts';

const hour = 3_600_000;

/** A provider that takes every mail, and delivers one again once it has forgotten its key. */
const provider = () => {
  const known = new Map<string, number>();
  const delivered: string[] = [];
  const mailerAt = (now: number, batchSize = 0): Mailer => ({
    batchSize,
    sendBatch: (mails, key) => {
      if (now - (known.get(key) ?? -Infinity) >= 24 * hour) {
        known.set(key, now);
        delivered.push(...mails.map(({ to }) => to.join()));
      }
      const providerIds = mails.map((_, position) => `${key}#${position}`);
      return Promise.resolve({ kind: 'sent', providerIds });
    },
    send: (_mail, _files, key) => {
      if (now - (known.get(key) ?? -Infinity) >= 24 * hour) {
        known.set(key, now);
        delivered.push(key);
      }
      return Promise.resolve({ kind: 'sent', providerId: key });
    },
  });
  return { delivered, mailerAt };
};

const deliver = (store: Store, mailer: Mailer, now: number) =>
  deliverDue({
    ...{ store, mailer, log: () => {} },
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(now) },
    randomness: { bytes: (length) => new Uint8Array(length) },
  });

const backUp = (source: string, folder: string, at = morning) =>
  backUpStore(source, { folder, name: 'copy.sqlite', at });

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

describe('what a restored store sends', () => {
  /** A store with one mail sent before the backup and one after it, and the copy, restored. */
  const restoredAfterSending = async () => {
    const folder = await makeFolder();
    const [source, file] = [join(folder, 'besked.sqlite'), join(folder, 'new', 'besked.sqlite')];
    const store = await openStore({ file: source });
    const { delivered, mailerAt } = provider();
    const [early, late] = [
      submission({ attachments: [attachment('a', 9)] }),
      submission({ receivedAt: morning + 2 }),
    ];
    await store.accept(early, [message(early, 'officer', { attachmentIds: ['a'] })], 0);
    await deliver(store, mailerAt(morning), morning);
    await store.accept(late, [message(late)], 0);
    const copy = await backUp(source, folder, morning + 2);

    await deliver(store, mailerAt(morning + 10), morning + 10);
    const afterwards = submission();
    await store.accept(afterwards, [message(afterwards)], 0);
    expect(delivered).toEqual([`${early.id}-officer`, `${late.id}-officer`]);
    restoreStore(copy.file, file);
    return { restored: await openStore({ file }), source: store, delivered, mailerAt, late };
  };

  test('within 23 hours: what was unsent, under its old key, so that it comes once', async () => {
    const { restored, source, delivered, mailerAt } = await restoredAfterSending();
    const now = morning + 2 + 23 * hour - 1;
    expect(await deliver(restored, mailerAt(now), now)).toMatchObject({ sent: 1, failed: 0 });
    expect(await deliver(restored, mailerAt(now), now)).toMatchObject({ sent: 0 });
    expect(delivered).toHaveLength(2);
    // The old store goes on meanwhile, and its mails too come once.
    expect(await deliver(source, mailerAt(now), now)).toMatchObject({ sent: 1 });
    expect(delivered).toHaveLength(3);
  });

  test('later: nothing that may have been sent; a person decides', async () => {
    const { restored, delivered, mailerAt, late } = await restoredAfterSending();
    const now = morning + 2 + 23 * hour;
    expect(await deliver(restored, mailerAt(now), now)).toMatchObject({ sent: 0, failed: 1 });
    expect(delivered).toHaveLength(2);
    expect(await restored.outboxHealth(now)).toMatchObject({ failed: 1 });
    const id = `${late.id}-officer`;
    const retry = { at: now, forgottenSince: now - 23 * hour };
    expect(await restored.retryParked(id, { ...retry, secondCopy: false })).toBe('doubtful');
    expect(await restored.retryParked(id, { ...retry, secondCopy: true })).toBe('due');
    await deliver(restored, mailerAt(now + 2 * hour), now + 2 * hour);
    expect(delivered.filter((key) => key === id)).toHaveLength(2);
  });
});

test('what goes out in batches after the backup, or is under way in one, comes once', async () => {
  const folder = await makeFolder();
  const source = join(folder, 'besked.sqlite');
  const store = await openStore({ file: source });
  const { delivered, mailerAt } = provider();
  const [underWay, waiting] = [submission(), submission()];
  const both = (of: typeof waiting) => [message(of), message(of, 'receipt')];
  await store.accept(underWay, both(underWay), 0);
  await store.claimBatches({ now: morning, leaseUntil: morning + 1, limit: 1, size: 100 });
  await store.accept(waiting, both(waiting), 0);
  const copy = await backUp(source, folder, morning);
  const restored = await openStore({ file: copy.file });
  for (const each of [store, restored, store, restored])
    await deliver(each, mailerAt(morning + 10, 100), morning + 10);
  expect(delivered).toHaveLength(4);
  expect(await restored.outboxHealth(morning)).toMatchObject({ pending: 0, failed: 0 });
});

test('a message that was being sent when the backup was made is as uncertain as it was', async () => {
  const folder = await makeFolder();
  const source = join(folder, 'besked.sqlite');
  const store = await openStore({ file: source });
  const kept = submission();
  await store.accept(kept, [message(kept)], 0);
  await store.claimDue({ now: morning, leaseUntil: morning + hour, limit: 9 });
  const copy = await backUp(source, folder, morning + 500);
  const restored = await openStore({ file: copy.file });
  const now = morning + 1000;
  const [claimed] = await restored.claimDue({ now, leaseUntil: now + 1, limit: 9 });
  expect(claimed).toMatchObject({ attempt: 2, uncertainSince: morning });
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

test('a copy holds no draft, and no trace of one; the store keeps them', async () => {
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
  const copy = await backUp(source, join(folder, 'backups'));
  expect(copy).toMatchObject({ submissions: 1, messages: 1 });
  const bytes = readFileSync(copy.file);
  expect(bytes.includes(kept.id)).toBe(true);
  expect(bytes.includes('unsent-draft')).toBe(false);
  expect(await store.findDraft(draft.id, morning)).toEqual({ ...draft, files });
});
