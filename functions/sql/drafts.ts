import { z } from 'zod';
import type { DraftRecord, EpochMs, RecordStore } from '#functions/ports.ts';
import {
  countOne,
  findCount,
  forgetCounts,
  limitValues,
  reachedLimit,
  withinLimits,
} from './limits.ts';
import { hasChanged, select, type Operation, type Statement } from './operation.ts';
import { bytes } from './rows.ts';
import { expireStaff } from './staff.ts';

type Hold = RecordStore['holdDraft'];

/** `RecordStore.holdDraft`: what has expired makes room first. */
export function* holdDraft(
  draft: DraftRecord,
  { now, room, limits }: Parameters<Hold>[1],
): Operation<Awaited<ReturnType<Hold>>> {
  const values = { mostDrafts: room.drafts, mostBytes: room.bytes, ...limitValues(limits) };
  const [, held] = yield [
    expire(now),
    { sql: replaceWithin(limits.length), values: { ...draft, ...values } },
    ...limits.map(countOne),
    forgetCounts(now),
  ];
  if (hasChanged(held)) return { kind: 'held' };
  const reached = reachedLimit(limits, yield limits.map(findCount));
  return reached === undefined ? { kind: 'full' } : { kind: 'too-many', until: reached.until };
}

/** `RecordStore.findDraft`. */
export const findDraft = (id: string, now: EpochMs): Operation<DraftRecord | undefined> =>
  select({ sql: findLive, values: { id, now } }, ([row]) => row && draftRow.parse(row));

/** `Store.dropDraft`. */
export function* dropDraft(id: string): Operation<void> {
  yield [{ sql: 'DELETE FROM draft WHERE id = :id', values: { id } }];
}

/** `Store.forgetDrafts`: once a day, and with them what signing in has left behind. */
export function* forgetDrafts(now: EpochMs): Operation<number> {
  const [expired] = yield [expire(now), ...expireStaff(now)];
  return expired?.changes ?? 0;
}

/** Deletes the drafts that have expired: nothing is written where there are none. */
export const expire = (now: EpochMs): Statement => ({
  sql: 'DELETE FROM draft WHERE expires_at <= :now',
  values: { now },
});

const draftRow = z.object({
  id: z.string(),
  expiresAt: z.int(),
  size: z.int(),
  keyId: z.string(),
  content: bytes,
});

const replaceWithin = (limits: number): string => `
  INSERT OR REPLACE INTO draft (id, expires_at, size, key_id, content)
  SELECT :id, :expiresAt, :size, :keyId, :content
  WHERE (SELECT count(*) FROM draft WHERE id <> :id) < :mostDrafts
    AND (SELECT coalesce(sum(size), 0) FROM draft WHERE id <> :id) + :size <= :mostBytes
    ${withinLimits(limits)}`;

const findLive = `
  SELECT id, expires_at AS expiresAt, size, key_id AS keyId, content FROM draft
  WHERE id = :id AND expires_at > :now`;
