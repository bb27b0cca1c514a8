import { z } from 'zod';
import type { ConsequenceRecord, DeliveryEvent, EpochMs, EventRecorded } from '#functions/ports.ts';
import { deliveryEventKinds } from '#functions/ports/delivery-record.ts';
import type { Sql } from './sqlite-connection.ts';
import { isRejected } from './sqlite-message-state.ts';
import { keepMessage } from './sqlite-submissions.ts';

/** How long an event waits for its message: a mail is tried with one key for at most 23 hours. */
const strayFor = 3 * 86_400_000;

/** `Store.recordEvent` inside a transaction. */
export const recordDeliveryEvent = (
  sql: Sql,
  event: DeliveryEvent,
  consequence: ConsequenceRecord | undefined,
): EventRecorded => {
  const { id, providerId, kind, at, receivedAt } = event;
  const [found] = sql.rows(findByProviderId, { providerId });
  const messageId = found === undefined ? null : idRow.parse(found).id;
  const values = { id, providerId, messageId, kind, at, receivedAt };
  if (sql.run(insertEvent, values).changes === 0) return { kind: 'repeated' };
  if (messageId === null) {
    sql.run(forgetStray, { before: receivedAt - strayFor });
    return { kind: 'recorded', known: false, followedUp: false };
  }
  fold(sql, messageId, { kind, at });
  const applies = consequence !== undefined && sql.rows(findRejected, { id: messageId }).length > 0;
  const { followedUp } = applies
    ? noticeMessage(sql, messageId, receivedAt, consequence)
    : { followedUp: false };
  return { kind: 'recorded', known: true, followedUp };
};

/** Takes up the events that came before it was known which message they are about. */
export const takeUpEvents = (sql: Sql, id: string, providerId: string): void => {
  if (sql.run(claimStray, { id, providerId }).changes === 0) return;
  for (const row of sql.rows(findEvents, { id })) fold(sql, id, eventRow.parse(row));
};

/** `Store.notice` inside a transaction. */
export const noticeMessage = (
  sql: Sql,
  id: string,
  at: EpochMs,
  { followUp, settle }: ConsequenceRecord,
): { first: boolean; followedUp: boolean } => {
  const first = sql.run(setNoticed, { id, at }).changes === 1;
  const mayFollow = followUp !== undefined && sql.run(setFollowedUp, { id, at }).changes === 1;
  const followedUp = mayFollow && sql.rows(findId, { id: followUp.id }).length === 0;
  if (followedUp) keepMessage(sql, followUp, at);
  if (settle) sql.run(settleAny, { id, at });
  return { first, followedUp };
};

/** Keeps the latest of each sort, so that the order of arrival makes no difference. */
const fold = (sql: Sql, id: string, { kind, at }: z.infer<typeof eventRow>): void => {
  if (kind === 'delayed') return;
  if (kind === 'delivered') sql.run(foldDelivered, { id, at });
  else sql.run(foldRejected, { id, at, kind });
};

const idRow = z.object({ id: z.string() });
const eventRow = z.object({ kind: z.enum(deliveryEventKinds), at: z.int() });

const findByProviderId =
  'SELECT id FROM message WHERE provider_id IS NOT NULL AND provider_id = :providerId';

const findId = 'SELECT 1 FROM message WHERE id = :id';

const findRejected = `SELECT 1 FROM message WHERE id = :id AND ${isRejected}`;

const insertEvent = `
  INSERT INTO delivery_event (id, provider_id, message_id, kind, at, received_at)
  VALUES (:id, :providerId, :messageId, :kind, :at, :receivedAt)
  ON CONFLICT (id) DO NOTHING`;

const forgetStray = 'DELETE FROM delivery_event WHERE message_id IS NULL AND received_at < :before';

const claimStray = `
  UPDATE delivery_event SET message_id = :id
  WHERE message_id IS NULL AND provider_id = :providerId`;

const findEvents = 'SELECT kind, at FROM delivery_event WHERE message_id = :id';

const foldDelivered = `
  UPDATE message SET delivered_at = :at
  WHERE id = :id AND (delivered_at IS NULL OR delivered_at < :at)`;

const foldRejected = `
  UPDATE message SET rejected_at = :at, rejection = :kind
  WHERE id = :id AND (rejected_at IS NULL OR (rejected_at, rejection) < (:at, :kind))`;

const setNoticed = 'UPDATE message SET noticed_at = :at WHERE id = :id AND noticed_at IS NULL';

const setFollowedUp =
  'UPDATE message SET followed_up_at = :at WHERE id = :id AND followed_up_at IS NULL';

const settleAny = 'UPDATE message SET settled_at = :at WHERE id = :id AND settled_at IS NULL';
