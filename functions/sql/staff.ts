import { z } from 'zod';
import type { EpochMs, RecordStore, SessionRecord } from '#functions/ports.ts';
import { countOne, findCount, limitValues, reachedLimit, withinLimits } from './limits.ts';
import { hasChanged, select, type Operation, type Statement } from './operation.ts';
import { contentRow } from './rows.ts';

/** `RecordStore.keepSignIn`. A request that is kept under its id already is this very one. */
export function* keepSignIn(
  ...[signIn, limits, now]: Parameters<RecordStore['keepSignIn']>
): Operation<Awaited<ReturnType<RecordStore['keepSignIn']>>> {
  const { id, linkHash, browserHash, codeHash, keyId, content, expiresAt } = signIn;
  const values = { id, linkHash, browserHash, codeHash, keyId, content, expiresAt };
  const [inserted, ...more] = yield [
    { sql: insertSignIn(limits.length), values: { ...values, ...limitValues(limits) } },
    ...limits.map(countOne),
    ...expireStaff(now),
    { sql: 'SELECT 1 FROM staff_sign_in WHERE id = :id', values: { id } },
    ...limits.map(findCount),
  ];
  if (hasChanged(inserted) || more[limits.length + 2]?.rows.length === 1) return { kind: 'kept' };
  const reached = reachedLimit(limits, more.slice(limits.length + 3));
  return { kind: 'too-many', until: reached?.until ?? now };
}

/** `RecordStore.useSignIn`. */
export function* useSignIn(
  ...[proof, { now, mostTries }]: Parameters<RecordStore['useSignIn']>
): Operation<Awaited<ReturnType<RecordStore['useSignIn']>>> {
  const [result] = yield [
    'codeHash' in proof
      ? {
          sql: 'linkHash' in proof ? tryCodeWithLink : tryCodeInBrowser,
          values: { ...proof, now, mostTries },
        }
      : { sql: useLink, values: { ...proof, now } },
  ];
  const [row] = result?.rows ?? [];
  if (row === undefined) return { kind: 'gone' };
  const { id, keyId, content, tries, usedAt } = usedRow.parse(row);
  return usedAt === null
    ? { kind: 'wrong', triesLeft: mostTries - tries }
    : { kind: 'used', id, keyId, content };
}

/** `RecordStore.openSession`. */
export function* openSession(
  ...[session, { tokenHash, personHash }]: Parameters<RecordStore['openSession']>
): Operation<void> {
  const { id, keyId, content, openedAt, seenAt, expiresAt } = session;
  const values = { id, keyId, content, openedAt, seenAt, expiresAt, tokenHash, personHash };
  yield [{ sql: insertSession, values }];
}

/** `RecordStore.findSession`, without noting anything. */
export const findSession = (tokenHash: string, now: number): Operation<SessionRecord | undefined> =>
  select({ sql: findByToken, values: { tokenHash, now } }, ([row]) => row && sessionRow.parse(row));

/** How exactly it is known when a session was seen, in ms: a desk that is looked at need not write. */
const seenEvery = 600_000;

/** Whether that a session was seen is to be noted again. */
export const isSeenLongAgo = ({ seenAt }: SessionRecord, now: number): boolean =>
  seenAt <= now - seenEvery;

/** Notes that a session was seen. */
export function* noteSeen(tokenHash: string, now: number): Operation<void> {
  yield [{ sql: updateSeen, values: { tokenHash, now } }];
}

/** `RecordStore.sessionsOf`. */
export const findSessionsOf = (personHash: string, now: number): Operation<SessionRecord[]> =>
  select({ sql: findByPerson, values: { personHash, now } }, (rows) =>
    rows.map((row) => sessionRow.parse(row)),
  );

/** `RecordStore.endSessions`. */
export function* endSessions(personHash: string, id?: string): Operation<number> {
  const [result] = yield [
    id === undefined
      ? { sql: endAll, values: { personHash } }
      : { sql: endOne, values: { personHash, id } },
  ];
  return result?.changes ?? 0;
}

/** Deletes what signing in has left behind: what is used up or over. */
export const expireStaff = (now: EpochMs): Statement[] => [
  { sql: 'DELETE FROM staff_sign_in WHERE expires_at <= :now', values: { now } },
  { sql: 'DELETE FROM staff_session WHERE expires_at <= :now', values: { now } },
];

const usedRow = contentRow.extend({
  id: z.string(),
  tries: z.int(),
  usedAt: z.int().nullable(),
});

const sessionRow = contentRow.extend({
  id: z.string(),
  openedAt: z.int(),
  seenAt: z.int(),
  expiresAt: z.int(),
});

const insertSignIn = (limits: number): string => `
  INSERT INTO staff_sign_in (id, link_hash, browser_hash, code_hash, key_id, content, expires_at)
  SELECT :id, :linkHash, :browserHash, :codeHash, :keyId, :content, :expiresAt
  WHERE NOT EXISTS (SELECT 1 FROM staff_sign_in WHERE id = :id) ${withinLimits(limits)}`;

const useLink = `
  UPDATE staff_sign_in SET used_at = :now
  WHERE link_hash = :linkHash AND browser_hash = :browserHash AND used_at IS NULL AND expires_at > :now
  RETURNING id, key_id AS keyId, content, tries, used_at AS usedAt`;

const tryCode = (key: string): string => `
  UPDATE staff_sign_in
  SET tries = tries + 1, used_at = CASE WHEN code_hash = :codeHash THEN :now END
  WHERE ${key} AND used_at IS NULL AND expires_at > :now AND tries < :mostTries
  RETURNING id, key_id AS keyId, content, tries, used_at AS usedAt`;

const tryCodeWithLink = tryCode('link_hash = :linkHash');

const tryCodeInBrowser = tryCode('browser_hash = :browserHash');

const insertSession = `
  INSERT INTO staff_session
    (id, token_hash, person_hash, key_id, content, opened_at, seen_at, expires_at)
  VALUES (:id, :tokenHash, :personHash, :keyId, :content, :openedAt, :seenAt, :expiresAt)
  ON CONFLICT (id) DO NOTHING`;

const sessionColumns = `id, key_id AS keyId, content, opened_at AS openedAt, seen_at AS seenAt,
  expires_at AS expiresAt`;

const findByToken = `
  SELECT ${sessionColumns} FROM staff_session WHERE token_hash = :tokenHash AND expires_at > :now`;

const updateSeen = 'UPDATE staff_session SET seen_at = :now WHERE token_hash = :tokenHash';

const findByPerson = `
  SELECT ${sessionColumns} FROM staff_session
  WHERE person_hash = :personHash AND expires_at > :now ORDER BY opened_at DESC, id`;

const endAll = 'DELETE FROM staff_session WHERE person_hash = :personHash';

const endOne = `${endAll} AND id = :id`;
