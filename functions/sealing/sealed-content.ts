import { z } from 'zod';
import { locales } from '#domain/locale.ts';
import { spamMarkNames } from '#domain/spam-marks.ts';
import { fileRefusals } from '#functions/ports.ts';

const utf8 = { encode: new TextEncoder(), decode: new TextDecoder('utf-8', { fatal: true }) };

/** What a value says and how its bytes are read and written. */
export const content = <Schema extends z.ZodType>(schema: Schema) => ({
  encode: (value: z.input<Schema>): Uint8Array<ArrayBuffer> =>
    utf8.encode.encode(JSON.stringify(value)),
  /** Throws if the bytes hold something else. */
  decode: (bytes: Uint8Array<ArrayBuffer>): z.output<Schema> => {
    const value: unknown = JSON.parse(utf8.decode.decode(bytes));
    return schema.parse(value);
  },
});

const refusedFiles = z
  .array(z.object({ filename: z.string(), reason: z.enum(fileRefusals) }))
  .readonly();

/** All of a submission that nothing has to look for. */
export const submissionContent = content(
  z.object({
    receiptToken: z.string(),
    fingerprint: z.string(),
    locale: z.enum(locales),
    fields: z.record(z.string(), z.string()).readonly(),
    refusedFiles,
    marks: z.array(z.enum(spamMarkNames)).readonly(),
  }),
);

/** All of a draft but the bytes of its files, which follow in the same order. */
export const draftHead = content(
  z.object({
    fields: z.record(z.string(), z.string()).readonly(),
    files: z.array(
      z.object({
        ...{ id: z.string(), filename: z.string(), contentType: z.string() },
        size: z.int().nonnegative(),
      }),
    ),
    refusedFiles,
  }),
);

/** How a file is called and what it is. */
export const fileContent = content(z.object({ filename: z.string(), contentType: z.string() }));

/** An e-mail, as it is sent at each try. */
export const mailContent = content(
  z.object({
    from: z.string(),
    to: z.array(z.string()).readonly(),
    replyTo: z.string().exactOptional(),
    subject: z.string(),
    html: z.string(),
    text: z.string(),
    headers: z.record(z.string(), z.string()).readonly().exactOptional(),
    attachmentIds: z.array(z.string()).readonly(),
  }),
);
