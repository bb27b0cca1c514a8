import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { migrate } from '#functions/adapters/sqlite-migrations.ts';
import { migrations } from '#functions/sql/migrations.ts';
import { morning } from '#test/contract/store-fixtures.ts';
import { makeFolder, openStore } from './store-folder.ts';

const token = Buffer.alloc(24, 'selectorverifierverifier').toString('base64url');

/** A store as Besked of an earlier schema left it: one submission with a file, one mail waiting, one sent. */
const olderStore = (file: string, schema: number): void => {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL');
  for (const step of migrations.slice(0, schema)) if (typeof step === 'string') database.exec(step);
  database.exec(`PRAGMA user_version = ${schema}`);
  const fields = JSON.stringify({ lastName: 'Åström', description: 'Gammal text' });
  database
    .prepare(
      `INSERT INTO submission (id, kind, reference, receipt_selector, receipt_verifier, fingerprint,
         locale, received_at, fields, refused_files)
       VALUES ('s', 'complaint', 'K-1', ?, ?, 'fingerprint', 'en', ${morning}, ?, ?)`,
    )
    .run(
      Buffer.from('selector'),
      Buffer.from('verifierverifier'),
      fields,
      JSON.stringify([{ filename: 'program.exe', reason: 'type' }]),
    );
  database
    .prepare(
      `INSERT INTO attachment (id, submission_id, position, filename, content_type, bytes)
       VALUES ('a', 's', 0, 'Gammal fil.pdf', 'application/pdf', ?)`,
    )
    .run(Buffer.alloc(6000, 'Gammal fil'));
  const insertMail = database.prepare(
    `INSERT INTO message (id, submission_id, purpose, mail, created_at, next_attempt_at, sent_at, provider_id)
     VALUES (?, 's', ?, ?, ${morning}, ${morning}, ?, ?)`,
  );
  const mail = (attachmentIds: string[]): string =>
    JSON.stringify({
      ...{ from: 'f', to: ['t'], subject: 'Gammalt', html: '<p>', text: 'Å', attachmentIds },
    });
  insertMail.run('s-officer', 'officer', mail(['a']), null, null);
  insertMail.run('s-receipt', 'receipt', mail([]), morning, 'p');
  database.close();
};

describe.each([1, 2, 3])('a store with data of schema %i', (schema) => {
  test('is brought up to date with nothing lost, and sealed', async () => {
    const file = join(await makeFolder(), 'besked.sqlite');
    olderStore(file, schema);
    const store = await openStore({ file });
    expect(await store.findByReceiptToken(token)).toEqual({
      ...{ id: 's', kind: 'complaint', reference: 'K-1', receiptToken: token },
      ...{ fingerprint: 'fingerprint', locale: 'en', receivedAt: morning, marks: [] },
      fields: { lastName: 'Åström', description: 'Gammal text' },
      refusedFiles: [{ filename: 'program.exe', reason: 'type' }],
      attachments: [
        { id: 'a', filename: 'Gammal fil.pdf', contentType: 'application/pdf', size: 6000 },
      ],
    });
    const claimed = await store.claimDue({ now: morning, leaseUntil: morning + 1, limit: 9 });
    expect(claimed.map(({ id }) => id)).toEqual(['s-officer']);
    expect(claimed[0]?.mail).toMatchObject({ text: 'Å', attachmentIds: ['a'] });
    expect(claimed[0]?.attachments[0]?.bytes).toEqual(
      new Uint8Array(Buffer.alloc(6000, 'Gammal fil')),
    );

    const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
    for (const text of ['Gammal', 'verifierverifier', 'Åström'])
      expect(bytes.includes(text), text).toBe(false);
  });

  test('the same submission again is still known', async () => {
    const file = join(await makeFolder(), 'besked.sqlite');
    olderStore(file, schema);
    const store = await openStore({ file });
    const found = await store.findByReceiptToken(token);
    if (found === undefined) throw new Error('It is lost.');
    const again = { ...found, id: 's2', reference: 'K-2', attachments: [] };
    expect(await store.accept(again, [], 0)).toMatchObject({ kind: 'repeated', reference: 'K-1' });
  });
});

test('each step runs once, and a fault in one leaves the database as it was', async () => {
  const file = join(await makeFolder(), 'besked.sqlite');
  olderStore(file, 1);
  const database = new DatabaseSync(file);
  const version = () => Object.values(database.prepare('PRAGMA user_version').get() ?? {})[0];
  database.exec('CREATE TABLE deletion (in_the_way INTEGER)');
  expect(() => {
    migrate(database);
  }).toThrow(/deletion already exists/);
  expect(version()).toBe(1);
  expect(database.prepare('SELECT fields FROM submission').all()).toHaveLength(1);
  database.exec('DROP TABLE deletion');
  migrate(database);
  expect(version()).toBe(migrations.length);
  migrate(database);
  expect(version()).toBe(migrations.length);
  expect(database.prepare('PRAGMA integrity_check').all()).toHaveLength(1);
  expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  database.close();
});
