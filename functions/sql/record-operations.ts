import type { RecordStore } from '#functions/ports.ts';
import { claimWholeBatches, dissolveWholeBatch, markWholeBatchSent } from './batches.ts';
import { noticeMessage, recordDeliveryEvent } from './delivery-events.ts';
import { dropDraft, findDraft, forgetDrafts, holdDraft } from './drafts.ts';
import {
  findForgettable,
  findKeptAfter,
  forgetSubmissions,
  listDeletions,
  noteCaseFact,
} from './keeping.ts';
import { markFailed, markForRetry } from './mark-claimed.ts';
import {
  findKeptMessage,
  findMessagesOf,
  findOpenMessages,
  retryParkedMessage,
  settleMessage,
} from './open-messages.ts';
import {
  beginNoticeChange,
  claimNoticeReminder,
  endNoticeChange,
  findLatestChanges,
  findNoticeCheck,
  keepNoticeCheck,
  releaseNoticeReminder,
} from './notice-history.ts';
import type { SqlExecutor } from './operation.ts';
import {
  claimMessages,
  countOutbox,
  earliestDueAt,
  keepContentsOf,
  markMessageSent,
} from './outbox.ts';
import { countByKey, findSealedRows, resealRows } from './sealed-rows.ts';
import {
  endSessions,
  findSession,
  findSessionsOf,
  isSeenLongAgo,
  keepSignIn,
  noteSeen,
  openSession,
  useSignIn,
} from './staff.ts';
import {
  acceptSubmission,
  findSubmission,
  findSubmissions,
  findSubmissionsOf,
  readAttachments,
} from './submissions.ts';

/** All that a record store does with SQL, on any database that an executor runs it on. */
export const recordOperations = ({
  read,
  write,
  writeOnce,
}: SqlExecutor): Omit<RecordStore, 'clearTraces' | 'close'> => ({
  accept: (...submitted) => write(() => acceptSubmission(...submitted)),
  findByReceiptSelector: (selector) => read(() => findSubmissions(selector)),
  findSubmission: (id) => read(() => findSubmission(id)),
  findSubmissions: (ids) => read(() => findSubmissionsOf(ids)),
  holdDraft: (...held) => write(() => holdDraft(...held)),
  findDraft: (...named) => read(() => findDraft(...named)),
  dropDraft: (id) => write(() => dropDraft(id)),
  forgetDrafts: (now) => write(() => forgetDrafts(now)),
  claimDue: (claim) => write(() => claimMessages(claim)),
  markSent: (...sent) => write(() => markMessageSent(...sent)),
  markRetry: (...retry) => write(() => markForRetry('id')(...retry)),
  markFailed: (...failure) => write(() => markFailed('id')(...failure)),
  claimBatches: (claim) => write(() => claimWholeBatches(claim)),
  keepContents: (contents) => write(() => keepContentsOf(contents)),
  markBatchSent: (...sent) => write(() => markWholeBatchSent(...sent)),
  markBatchRetry: (...retry) => write(() => markForRetry('batch_id')(...retry)),
  markBatchFailed: (...failure) => write(() => markFailed('batch_id')(...failure)),
  dissolveBatch: (...dissolved) => write(() => dissolveWholeBatch(...dissolved)),
  nextDueAt: () => read(earliestDueAt),
  recordEvent: (event, consequence) => write(() => recordDeliveryEvent(event, consequence)),
  notice: (...noticed) => write(() => noticeMessage(...noticed)),
  openMessages: (query) => read(() => findOpenMessages(query)),
  messagesOf: (reference) => read(() => findMessagesOf(reference)),
  findMessage: (by) => read(() => findKeptMessage(by)),
  retryParked: (...retry) => write(() => retryParkedMessage(...retry)),
  settle: (...settled) => write(() => settleMessage(...settled)),
  outboxHealth: (now) => read(() => countOutbox(now)),
  readAttachments: (ids) => read(() => readAttachments(ids)),
  keyUses: () => read(countByKey),
  sealedRows: (query) => read(() => findSealedRows(query)),
  reseal: (rows) => write(() => resealRows(rows)),
  forgettable: (query) => read(() => findForgettable(query)),
  forget: (...forgotten) => writeOnce(() => forgetSubmissions(...forgotten)),
  deletions: (limit) => read(() => listDeletions(limit)),
  noteCase: (...noted) => write(() => noteCaseFact(...noted)),
  keptAfter: (...from) => read(() => findKeptAfter(...from)),
  keepSignIn: (...asked) => write(() => keepSignIn(...asked)),
  useSignIn: (...shown) => write(() => useSignIn(...shown)),
  openSession: (...opened) => write(() => openSession(...opened)),
  findSession: async (...asked) => {
    const found = await read(() => findSession(...asked));
    if (found && isSeenLongAgo(found, asked[1])) await write(() => noteSeen(...asked));
    return found;
  },
  sessionsOf: (...of) => read(() => findSessionsOf(...of)),
  endSessions: (...ended) => write(() => endSessions(...ended)),
  beginChange: (...begun) => write(() => beginNoticeChange(...begun)),
  endChange: (...ended) => write(() => endNoticeChange(...ended)),
  latestChanges: (limit) => read(() => findLatestChanges(limit)),
  keepCheck: (check) => write(() => keepNoticeCheck(check)),
  latestCheck: () => read(findNoticeCheck),
  claimReminder: (...of) => write(() => claimNoticeReminder(...of)),
  releaseReminder: (...of) => write(() => releaseNoticeReminder(...of)),
});
