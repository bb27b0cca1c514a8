import { z } from 'zod';
import { noticeCheckStates, type NoticeCheck } from '#functions/ports/notice-history.ts';
import type { KeptChangeRecord, NoticeChangeRecord, RecordStore } from '#functions/ports.ts';
import { change, hasChanged, select, type Operation } from './operation.ts';
import { contentRow } from './rows.ts';

/** `RecordStore.beginChange`. A change that is kept under its id already is this very one. */
export function* beginNoticeChange(
  { id, revision, at, afterDigest, keyId, content }: NoticeChangeRecord,
  forgetBefore: number,
): Operation<boolean> {
  const [, own] = yield [
    { sql: insertNext, values: { id, revision, at, afterDigest, keyId, content } },
    { sql: 'SELECT 1 FROM notice_change WHERE id = :id', values: { id } },
    { sql: forgetOld, values: { forgetBefore } },
  ];
  return own?.rows.length === 1;
}

/** `RecordStore.endChange`. */
export function* endNoticeChange(
  id: string,
  { at, written }: Parameters<RecordStore['endChange']>[1],
): Operation<void> {
  yield [{ sql: written ? markWritten : markFailed, values: { id, at } }];
}

/** `RecordStore.latestChanges`. */
export const findLatestChanges = (limit: number): Operation<KeptChangeRecord[]> =>
  select({ sql: findLatest, values: { limit } }, (rows) =>
    rows.map((row) => {
      const { writtenAt, failedAt, ...kept } = changeRow.parse(row);
      return { ...kept, writtenAt: writtenAt ?? undefined, failedAt: failedAt ?? undefined };
    }),
  );

/** `RecordStore.keepCheck`. */
export function* keepNoticeCheck({ at, state }: NoticeCheck): Operation<void> {
  yield [{ sql: upsertCheck, values: { at, state } }];
}

/** `RecordStore.latestCheck`. */
export const findNoticeCheck = (): Operation<NoticeCheck | undefined> =>
  select({ sql: 'SELECT at, state FROM notice_check' }, ([row]) => row && checkRow.parse(row));

/** `RecordStore.claimReminder`. One whose answer was lost is told by its instant. */
export function* claimNoticeReminder(
  ...[noticeId, reviewOn, at]: Parameters<RecordStore['claimReminder']>
): Operation<boolean> {
  const [inserted, kept] = yield [
    { sql: insertReminder, values: { noticeId, reviewOn, at } },
    { sql: findReminder, values: { noticeId, reviewOn, at } },
  ];
  return hasChanged(inserted) || (inserted?.again === true && kept?.rows.length === 1);
}

/** `RecordStore.releaseReminder`. */
export function* releaseNoticeReminder(noticeId: string, reviewOn: string): Operation<void> {
  yield* change({ sql: deleteReminder, values: { noticeId, reviewOn } });
}

const changeRow = contentRow.extend({
  id: z.string(),
  revision: z.int(),
  at: z.int(),
  afterDigest: z.string(),
  writtenAt: z.int().nullable(),
  failedAt: z.int().nullable(),
});

const checkRow = z.object({ at: z.int(), state: z.enum(noticeCheckStates) });

const insertNext = `
  INSERT INTO notice_change (id, revision, at, after_digest, key_id, content)
  SELECT :id, :revision, :at, :afterDigest, :keyId, :content
  WHERE (SELECT coalesce(max(revision), 0) FROM notice_change) = :revision - 1`;

const forgetOld = `
  DELETE FROM notice_change
  WHERE at < :forgetBefore AND revision < (SELECT max(revision) FROM notice_change)`;

const markWritten = 'UPDATE notice_change SET written_at = :at, failed_at = NULL WHERE id = :id';

const markFailed = 'UPDATE notice_change SET failed_at = :at WHERE id = :id AND written_at IS NULL';

const findLatest = `
  SELECT id, revision, at, after_digest AS afterDigest, key_id AS keyId, content,
    written_at AS writtenAt, failed_at AS failedAt
  FROM notice_change ORDER BY revision DESC LIMIT :limit`;

const upsertCheck = `
  INSERT INTO notice_check (id, at, state) VALUES (1, :at, :state)
  ON CONFLICT (id) DO UPDATE SET at = excluded.at, state = excluded.state`;

const insertReminder = `
  INSERT INTO notice_reminder (notice_id, review_on, at) VALUES (:noticeId, :reviewOn, :at)
  ON CONFLICT (notice_id, review_on) DO NOTHING`;

const findReminder = `
  SELECT 1 FROM notice_reminder
  WHERE notice_id = :noticeId AND review_on = :reviewOn AND at = :at`;

const deleteReminder =
  'DELETE FROM notice_reminder WHERE notice_id = :noticeId AND review_on = :reviewOn';
