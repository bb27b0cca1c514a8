import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { accountOf } from '#functions/keeping/account-of-person.ts';
import { erasureVerdict, verdictInWords } from '#functions/keeping/erase-person.ts';
import { findPerson } from '#functions/keeping/find-person.ts';
import type { ForgettableFacts, Submission } from '#functions/ports.ts';
import { attachment, message, morning, submission } from '#test/contract/store-fixtures.ts';
import { makeFolder, openStore } from '#test/functions/adapters/store-folder.ts';

const siteFacts = { retention: { complaintYears: 5, questionYears: 1 } };

const open = async (...kept: Submission[]) => {
  const file = join(await makeFolder(), 'besked.sqlite');
  const store = await openStore({ file });
  for (const each of kept) {
    const attachmentIds = each.attachments.map(({ id }) => id);
    await store.accept(each, [message(each, 'officer', { attachmentIds })], 0);
  }
  return { file, store };
};

describe('a person is found', () => {
  test('as client and as representative, whatever the case of the domain', async () => {
    const [client, representative, both, other] = [
      submission({ fields: { email: 'Ada@Example.TEST' } }),
      submission({ fields: { email: 'x@example.test', representativeEmail: 'Ada@example.test' } }),
      submission({
        fields: { email: 'Ada@example.test', representativeEmail: 'Ada@example.test' },
      }),
      submission({ fields: { email: 'Adas@example.test', description: 'Ada@example.test' } }),
    ];
    const { store } = await open(client, representative, both, other);
    const { matches, ...rest } = await findPerson(store, 'Ada@EXAMPLE.test');
    expect(matches.map(({ submission: { id }, roles }) => [id, roles])).toEqual([
      [client.id, ['client']],
      [representative.id, ['representative']],
      [both.id, ['client', 'representative']],
    ]);
    expect(rest).toEqual({ alike: 0, unreadable: [] });
  });

  test('under a domain in any script', async () => {
    const { store } = await open(submission({ fields: { email: 'a@räksmörgås.example' } }));
    const { matches } = await findPerson(store, 'a@xn--rksmrgs-5wao1o.example');
    expect(matches).toHaveLength(1);
  });

  test('not with other capitals before the @, which is told', async () => {
    const { store } = await open(submission({ fields: { email: 'ada@example.test' } }));
    expect(await findPerson(store, 'Ada@example.test')).toEqual({
      ...{ matches: [], alike: 1, unreadable: [] },
    });
  });

  test('in more submissions than are opened at a time', async () => {
    const all = Array.from({ length: 230 }, (_, index) =>
      submission({ fields: { email: `${index % 2}@example.test` } }),
    );
    const { store } = await open(...all);
    expect((await findPerson(store, '1@example.test')).matches).toHaveLength(115);
  });

  test('with what cannot be opened named, since it may be theirs', async () => {
    const kept = submission({ fields: { email: 'ada@example.test' } });
    const { file, store } = await open(kept);
    const database = new DatabaseSync(file);
    database.exec('UPDATE submission SET content = zeroblob(50)');
    database.close();
    const { matches, unreadable } = await findPerson(store, 'ada@example.test');
    expect([matches, unreadable]).toEqual([[], [kept.reference]]);
  });
});

test('an account holds all that is kept: what was typed, files, e-mails and dates', async () => {
  const kept = submission({
    fields: { email: 'ada@example.test', description: 'Räntan', phone: '' },
    attachments: [attachment('a', 5), { ...attachment('b', 6), filename: '../../etc/\u0001x.pdf' }],
    refusedFiles: [{ filename: 'program.exe', reason: 'type' }],
  });
  const { store } = await open(kept);
  const [match] = (await findPerson(store, 'ada@example.test')).matches;
  if (match === undefined) throw new Error('Not found.');
  const files = await accountOf({ store, siteFacts }, match);
  expect(files.map(({ path }) => path)).toEqual([
    `${kept.reference}/submission.json`,
    `${kept.reference}/files/01-a å.pdf`,
    `${kept.reference}/files/02-..-..-etc--x.pdf`,
  ]);
  expect(files[1]?.content).toEqual(attachment('a', 5).bytes);
  const account: unknown = JSON.parse(String(files[0]?.content));
  expect(account).toEqual({
    ...{ reference: kept.reference, kind: 'complaint', namedAs: ['client'], language: 'sv' },
    ...{ receivedAt: '2026-11-22T10:00:00+01:00', keptUntil: '2031-11-22' },
    fields: { email: 'ada@example.test', description: 'Räntan' },
    files: [
      {
        ...{ filename: 'a å.pdf', contentType: 'application/pdf', size: 5 },
        savedAs: 'files/01-a å.pdf',
      },
      {
        ...{ filename: '../../etc/\u0001x.pdf', contentType: 'application/pdf', size: 6 },
        savedAs: 'files/02-..-..-etc--x.pdf',
      },
    ],
    filesNotKept: [{ filename: 'program.exe', reason: 'type' }],
    emails: [
      {
        ...{ purpose: 'officer', from: 'Besked <besked@example.test>', text: 'Hej' },
        ...{ to: ['officer@example.test'], subject: `Klagomål ${kept.reference}` },
        keptAt: '2026-11-22T10:00:00+01:00',
      },
    ],
  });
});

describe('asked to erase', () => {
  const facts: ForgettableFacts = {
    ...{ id: 'i', kind: 'question', reference: 'K-1', receivedAt: morning },
    ...{ closedAt: undefined, heldSince: undefined, undelivered: 0 },
  };
  const complaint = { ...facts, kind: 'complaint' } as const;
  const now = Temporal.Instant.fromEpochMilliseconds(morning);
  const verdict = (of: ForgettableFacts, when: string | Temporal.Instant = now) =>
    erasureVerdict(of, Temporal.Instant.from(when), siteFacts.retention);

  test('a question goes', () => {
    expect(verdict(facts)).toEqual({ kind: 'goes' });
  });

  test('a complaint stays for as long as the law requires, to the end of the day', () => {
    expect(verdictInWords(verdict(complaint))).toMatch(/^stays until 2031-11-22: the law requires/);
    expect(verdict(complaint, '2031-11-22T23:59:59+01:00').kind).toBe('stays');
    expect(verdict(complaint, '2031-11-23T00:00:00+01:00').kind).toBe('goes');
    const closed = { ...complaint, closedAt: morning + 86_400_000 };
    expect(verdict(closed, '2031-11-23T12:00:00+01:00').kind).toBe('stays');
  });

  test('what is held or undelivered stays', () => {
    expect(verdict({ ...facts, heldSince: 1 })).toMatchObject({ because: 'held' });
    const undelivered = verdict({ ...facts, undelivered: 1 });
    expect(verdictInWords(undelivered)).toMatch(/^stays until its e-mails are delivered/);
  });
});
