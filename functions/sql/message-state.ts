import { z } from 'zod';
import { messagePurposes } from '#functions/ports.ts';
import type { MessageFacts } from '#functions/ports.ts';
import { rejections } from '#functions/ports/delivery-record.ts';
import type { Row } from './operation.ts';

/** It came back and was not delivered later: at the same millisecond the worse one counts. */
const cameBack = 'rejected_at IS NOT NULL AND rejected_at >= coalesce(delivered_at, rejected_at)';

/** In SQL: came back, and nobody has settled it. Written so that `message_rejected` is used. */
export const isRejected = `rejected_at IS NOT NULL AND settled_at IS NULL AND ${cameBack}`;

/** In SQL: word of delivery is overdue at `:now`. Written so that `message_undelivered` is used. */
export const isUndelivered = `delivery_due_at IS NOT NULL AND delivered_at IS NULL
  AND settled_at IS NULL AND delivery_due_at < :now`;

const instant = z
  .int()
  .nullable()
  .transform((value) => value ?? undefined);

const factsRow = z.object({
  id: z.string(),
  submissionId: z.string(),
  reference: z.string(),
  purpose: z.enum(messagePurposes),
  createdAt: z.int(),
  nextAttemptAt: z.int(),
  attempts: z.int(),
  leaseUntil: instant,
  batchId: z
    .string()
    .nullable()
    .transform((value) => value ?? undefined),
  uncertainSince: instant,
  sentAt: instant,
  deliveryDueAt: instant,
  deliveredAt: instant,
  rejectedAt: instant,
  rejection: z
    .enum(rejections)
    .nullable()
    .transform((value) => value ?? undefined),
  failedAt: instant,
  failureCause: z
    .enum(['account', 'mail', 'doubt'])
    .nullable()
    .transform((value) => value ?? undefined),
  lastError: z
    .string()
    .nullable()
    .transform((value) => value ?? undefined),
  noticedAt: instant,
  followedUpAt: instant,
  settledAt: instant,
});

/** Reads a row that was selected with `factColumns`. */
export const messageFacts = (row: Row | undefined): MessageFacts => factsRow.parse(row);

/** The columns of `message JOIN submission` that `messageFacts` reads. */
export const factColumns = `message.id, submission_id AS submissionId, reference, purpose,
  created_at AS createdAt, next_attempt_at AS nextAttemptAt, attempts, lease_until AS leaseUntil,
  batch_id AS batchId, uncertain_since AS uncertainSince, sent_at AS sentAt, delivery_due_at AS deliveryDueAt,
  delivered_at AS deliveredAt, rejected_at AS rejectedAt, rejection, failed_at AS failedAt,
  failure_cause AS failureCause, last_error AS lastError, noticed_at AS noticedAt,
  followed_up_at AS followedUpAt, settled_at AS settledAt`;

/** The tables that hold `factColumns`. */
export const factTables = 'message JOIN submission ON submission.id = submission_id';
