import { z } from 'zod';
import { messagePurposes } from '#functions/ports.ts';

/** A BLOB. */
export const bytes = z.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array && value.buffer instanceof ArrayBuffer,
);

const sealed = { keyId: z.string(), content: bytes };

/** What a submission shows in clear. */
export const clearRow = z.object({
  id: z.string(),
  kind: z.enum(['complaint', 'question']),
  reference: z.string(),
  receivedAt: z.int(),
});

/** A row of `submission`. */
export const submissionRow = clearRow.extend({ ...sealed, receiptProof: bytes });

/** The columns that `repeated` needs. */
export const repeatedRow = clearRow.extend(sealed);

/** A file without its bytes. */
export const keptFileRow = z.object({
  id: z.string(),
  submissionId: z.string(),
  size: z.int(),
  keyId: z.string(),
  name: bytes,
});

/** A file with its bytes. */
export const attachmentRow = keptFileRow.extend({ bytes });

/** A row of which only the sealed e-mail is read. */
export const contentRow = z.object(sealed);

/** A due message, as it stood before it was claimed. */
export const dueRow = contentRow.extend({
  id: z.string(),
  submissionId: z.string(),
  purpose: z.enum(messagePurposes),
  reference: z.string(),
  createdAt: z.int(),
  attempts: z.int(),
  uncertainSince: z.int().nullable(),
  lastError: z.string().nullable(),
});

/** The earliest of some instants, NULL if there are none. */
export const earliestRow = z.object({ earliest: z.int().nullable() });

/** What `outboxHealth` counts. */
export const healthRow = earliestRow.extend({
  pending: z.int(),
  failed: z.int(),
  undelivered: z.int(),
});

/** How many have been counted. */
export const countRow = z.object({ count: z.int() });
