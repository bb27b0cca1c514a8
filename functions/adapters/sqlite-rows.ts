import { z } from 'zod';
import { locales } from '#domain/locale.ts';
import { spamMarkNames } from '#domain/spam-marks.ts';
import { messagePurposes } from '#functions/ports.ts';

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

const bytes = z.instanceof(Uint8Array);

/** A row of `submission`, with what is kept as JSON read. */
export const submissionRow = z.object({
  id: z.string(),
  kind: z.enum(['complaint', 'question']),
  reference: z.string(),
  receipt_selector: bytes,
  receipt_verifier: bytes,
  fingerprint: z.string(),
  locale: z.enum(locales),
  received_at: z.int(),
  fields: json(z.record(z.string(), z.string())),
  refused_files: json(
    z.array(z.object({ filename: z.string(), reason: z.enum(['type', 'size', 'count', 'empty']) })),
  ),
  marks: json(z.array(z.enum(spamMarkNames))),
});

/** The columns that `repeated` needs. */
export const repeatedRow = submissionRow.pick({
  reference: true,
  receipt_selector: true,
  receipt_verifier: true,
  received_at: true,
});

/** A file without its bytes. */
export const keptFileRow = z.object({
  id: z.string(),
  filename: z.string(),
  contentType: z.string(),
  size: z.int(),
});

/** A file with its bytes. */
export const attachmentRow = keptFileRow.omit({ size: true }).extend({ bytes });

/** An e-mail as it is kept. */
const mailColumn = json(
  z.object({
    from: z.string(),
    to: z.array(z.string()),
    replyTo: z.string().exactOptional(),
    subject: z.string(),
    html: z.string(),
    text: z.string(),
    headers: z.record(z.string(), z.string()).exactOptional(),
    attachmentIds: z.array(z.string()),
  }),
);

/** A row of which only the e-mail is read. */
export const mailRow = z.object({ mail: mailColumn });

/** A due message, as it stood before it was claimed. */
export const dueRow = z.object({
  id: z.string(),
  submissionId: z.string(),
  purpose: z.enum(messagePurposes),
  mail: mailColumn,
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
