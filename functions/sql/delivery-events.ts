import { z } from 'zod';
import type { ConsequenceRecord, DeliveryEvent, EpochMs, EventRecorded } from '#functions/ports.ts';
import { isRejected } from './message-state.ts';
import {
  hasChanged,
  type Operation,
  type Result,
  type SqlValue,
  type Statement,
} from './operation.ts';
import { keepFollowUp } from './submissions.ts';

/** How long an event waits for its message: a mail is tried with one key for at most 23 hours. */
const strayFor = 3 * 86_400_000;

/** Which message something is done to: a condition in SQL, and its parameters. */
interface Target {
  where: string;
  values: Readonly<Record<string, SqlValue>>;
}

/**
 * `RecordStore.recordEvent`. The event itself is kept last: as long as it is not there, nothing has been
 * changed by it.
 */
export function* recordDeliveryEvent(
  { id, providerId, kind, at, receivedAt }: DeliveryEvent,
  consequence: ConsequenceRecord | undefined,
): Operation<EventRecorded> {
  const target = { where: ofNewEvent, values: { event: id, providerId } };
  const rejected = { ...target, where: `${ofNewEvent} AND ${isRejected}` };
  const [, , ...results] = yield [
    { sql: forgetStray, values: { before: receivedAt - strayFor } },
    fold(target, kind, at),
    ...(consequence === undefined ? [] : applyTo(rejected, receivedAt, consequence)),
    { sql: insertEvent, values: { ...target.values, kind, at, receivedAt } },
  ];
  const [kept] = results.at(-1)?.rows ?? [];
  if (kept === undefined) return { kind: 'repeated' };
  const known = insertedRow.parse(kept).messageId !== null;
  return { kind: 'recorded', known, followedUp: hasFollowedUp(results, consequence) };
}

/** `RecordStore.notice`. */
export function* noticeMessage(
  id: string,
  at: EpochMs,
  consequence: ConsequenceRecord,
): Operation<{ first: boolean; followedUp: boolean }> {
  const target = { where: 'id = :message', values: { message: id } };
  const results = yield applyTo(target, at, consequence);
  return { first: hasChanged(results[0]), followedUp: hasFollowedUp(results, consequence) };
}

/** Notes that a message is in trouble; second and third what answers for it, if anything does. */
const applyTo = (
  { where, values }: Target,
  at: EpochMs,
  { followUp, settle }: ConsequenceRecord,
): Statement[] => {
  const note = (column: string): Statement => ({
    sql: `UPDATE message SET ${column} = :at WHERE ${where} AND ${column} IS NULL`,
    values: { ...values, at },
  });
  return [
    note('noticed_at'),
    ...(followUp === undefined ? [] : [note('followed_up_at'), ...keepFollowUp(followUp, at)]),
    ...(settle ? [note('settled_at')] : []),
  ];
};

const hasFollowedUp = (
  results: readonly Result[],
  consequence: ConsequenceRecord | undefined,
): boolean => consequence?.followUp !== undefined && hasChanged(results[2]);

/** Keeps the latest of each sort, so that the order of arrival makes no difference. */
const fold = ({ where, values }: Target, kind: DeliveryEvent['kind'], at: EpochMs): Statement => {
  if (kind === 'delayed') return { sql: 'SELECT 1' };
  if (kind === 'delivered') return { sql: foldDelivered(where), values: { ...values, at } };
  return { sql: foldRejected(where), values: { ...values, at, kind } };
};

/**
 * Takes up the events that came before it was known which message they are about, if the statement before
 * has marked that message sent.
 */
export const takeUpEvents = (id: string, providerId: string): Statement[] => [
  { sql: claimStray, values: { id, providerId } },
  { sql: `${foldAll} WHERE changes() > 0 AND id = :id`, values: { id } },
];

/** The same for the messages of a batch: `sent` is JSON, `[{ id, providerId }]`. */
export const takeUpEventsOfAll = (sent: string): Statement[] => [
  { sql: claimStrays, values: { sent } },
  {
    sql: `${foldAll} WHERE changes() > 0 AND id IN (SELECT value ->> 'id' FROM json_each(:sent))
      AND EXISTS (SELECT 1 FROM delivery_event WHERE message_id = message.id)`,
    values: { sent },
  },
];

const insertedRow = z.object({ messageId: z.string().nullable() });

const withProviderId =
  'SELECT id FROM message WHERE provider_id IS NOT NULL AND provider_id = :providerId';

const ofNewEvent = `id = (${withProviderId})
  AND NOT EXISTS (SELECT 1 FROM delivery_event WHERE delivery_event.id = :event)`;

const insertEvent = `
  INSERT INTO delivery_event (id, provider_id, message_id, kind, at, received_at)
  VALUES (:event, :providerId, (${withProviderId}), :kind, :at, :receivedAt)
  ON CONFLICT (id) DO NOTHING RETURNING message_id AS messageId`;

const forgetStray = 'DELETE FROM delivery_event WHERE message_id IS NULL AND received_at < :before';

const foldDelivered = (where: string): string => `
  UPDATE message SET delivered_at = :at
  WHERE ${where} AND (delivered_at IS NULL OR delivered_at < :at)`;

const foldRejected = (where: string): string => `
  UPDATE message SET rejected_at = :at, rejection = :kind
  WHERE ${where} AND (rejected_at IS NULL OR (rejected_at, rejection) < (:at, :kind))`;

const claimStray = `
  UPDATE delivery_event SET message_id = :id
  WHERE changes() = 1 AND message_id IS NULL AND provider_id = :providerId`;

const claimStrays = `
  UPDATE delivery_event SET message_id = (
    SELECT value ->> 'id' FROM json_each(:sent)
    WHERE value ->> 'providerId' = delivery_event.provider_id)
  WHERE changes() > 0 AND message_id IS NULL
    AND provider_id IN (SELECT value ->> 'providerId' FROM json_each(:sent))`;

const foldAll = `
  UPDATE message SET
    delivered_at = (SELECT max(at) FROM delivery_event
      WHERE message_id = message.id AND kind = 'delivered'),
    (rejected_at, rejection) = (SELECT at, kind FROM delivery_event
      WHERE message_id = message.id AND kind NOT IN ('delivered', 'delayed')
      ORDER BY at DESC, kind DESC LIMIT 1)`;
