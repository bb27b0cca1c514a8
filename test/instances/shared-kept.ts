import { z } from 'zod';
import { messageRow, submissionRow, type Kept } from '../faults/kept.ts';
import { runOn } from '../libsql/empty-tables.ts';

/** What stands in a shared store, read past the product: only what no key is needed for. */
export const readSharedKept = async (url: string): Promise<Kept> => {
  const [submissions, messages] = await runOn(url, { sql: findSubmissions }, { sql: findMessages });
  return {
    submissions: z.array(submissionRow).parse(submissions),
    messages: z.array(messageRow).parse(messages),
    faults: [],
  };
};

/** How many messages are neither sent nor parked, and how many are parked. */
export const countSharedWaiting = async (
  url: string,
): Promise<{ pending: number; parked: number }> => {
  const [rows] = await runOn(url, { sql: countWaiting });
  return z.object({ pending: z.int(), parked: z.int() }).parse(rows?.[0]);
};

/** A reader's view of a store at one moment: how much there is, and what of it is half there. */
export const lookAt = async (url: string): Promise<{ submissions: number; half: number }> => {
  const [rows] = await runOn(url, { sql: countHalf });
  return z.object({ submissions: z.int(), half: z.int() }).parse(rows?.[0]);
};

const findSubmissions = `
  SELECT id, reference,
    (SELECT count(*) FROM attachment WHERE submission_id = submission.id) AS files
  FROM submission`;

const findMessages = `
  SELECT id, submission_id AS submissionId, purpose, attempts, sent_at AS sentAt,
    failed_at AS failedAt, last_error AS lastError, batch_id AS batchId,
    batch_position AS batchPosition
  FROM message`;

const countWaiting = `
  SELECT count(*) FILTER (WHERE sent_at IS NULL AND failed_at IS NULL) AS pending,
    count(*) FILTER (WHERE failed_at IS NOT NULL) AS parked FROM message`;

/** Each submission came with its officer's mail, in one transaction. */
const countHalf = `
  SELECT count(*) AS submissions,
    count(*) FILTER (WHERE NOT EXISTS (
      SELECT 1 FROM message WHERE submission_id = submission.id AND purpose = 'officer')) AS half
  FROM submission`;
