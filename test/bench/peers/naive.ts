import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const complaint = z.looseObject({
  lastName: z.string().min(1),
  email: z.email(),
  description: z.string().min(1),
});

/**
 * What a site does that takes complaints in the obvious way: parse, check, and one transaction with one
 * fsync for each, the complaint and two messages to send. No e-mails are written and nothing is sealed, so
 * it has less to do than Besked. Answers with the address of a receipt, or `undefined` for a bad form.
 */
export const takeInNaively = (file: string): ((body: string) => string | undefined) => {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE complaint (id TEXT PRIMARY KEY, fields TEXT NOT NULL) STRICT;
    CREATE TABLE message (id TEXT PRIMARY KEY, complaint TEXT NOT NULL, mail TEXT NOT NULL) STRICT`);
  const keepComplaint = database.prepare('INSERT INTO complaint (id, fields) VALUES (?, ?)');
  const keepMessage = database.prepare(
    'INSERT INTO message (id, complaint, mail) VALUES (?, ?, ?)',
  );
  return (body) => {
    const read = complaint.safeParse(Object.fromEntries(new URLSearchParams(body)));
    if (!read.success) return undefined;
    const id = randomUUID();
    const fields = JSON.stringify(read.data);
    database.exec('BEGIN IMMEDIATE');
    keepComplaint.run(id, fields);
    for (const to of ['officer', 'customer']) keepMessage.run(`${id}-${to}`, id, fields);
    database.exec('COMMIT');
    return `/received/${id}/`;
  };
};
