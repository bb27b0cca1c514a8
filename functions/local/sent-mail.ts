import { z } from 'zod';
import { isEmailAddress } from '#domain/email-address.ts';

/** What Resend answers instead of an id. */
export interface ResendError {
  statusCode: 400 | 401 | 404 | 405 | 409 | 413 | 422;
  name: string;
  message: string;
}

/** `a@b.c` or `Name <a@b.c>`, without anything that could end a header line. */
const mailbox = z.string().refine((text) => {
  const named = /^([^<>]*)<([^<>]+)>$/.exec(text);
  return !/\p{Cc}/u.test(text) && isEmailAddress((named?.[2] ?? text).trim());
}, 'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.');

const mailboxes = z
  .union([mailbox.transform((one) => [one]), z.array(mailbox)])
  .refine((all) => all.length <= 50, 'The number of addresses must not exceed 50.');

const headLine = z.string().refine((text) => !/\p{Cc}/u.test(text), 'The `\\n` is not allowed.');

const attachmentSchema = z.object({
  filename: headLine.min(1),
  content: z.base64(),
  content_type: headLine.default('application/octet-stream'),
});

/** The body of `POST /emails`, as far as Besked uses it, in one form: lists where Resend takes both. */
export const sentMailSchema = z
  .object({
    from: mailbox,
    to: mailboxes.refine((all) => all.length > 0, 'At least one address is needed.'),
    reply_to: mailboxes.default([]),
    subject: headLine.min(1),
    html: z.string().optional(),
    text: z.string().optional(),
    headers: z.record(headLine.regex(/^[!-9;-~]+$/), headLine).default({}),
    attachments: z.array(attachmentSchema).default([]),
  })
  .refine(({ html, text }) => (html ?? text ?? '') !== '', {
    path: ['html'],
    error: 'Missing `html` or `text` field.',
  });

/** An e-mail as the SDK sent it. */
export type SentMail = z.infer<typeof sentMailSchema>;

/** Reads the body of `POST /emails`, or says what Resend would find wrong with it. */
export const readSentMail = (body: unknown): SentMail | ResendError => {
  const read = sentMailSchema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = String(issue?.path[0] ?? 'body');
  const missing = typeof body === 'object' && body !== null && !Object.hasOwn(body, field);
  const message =
    missing && field !== 'html'
      ? `Missing \`${field}\` field.`
      : `Invalid \`${field}\` field. ${issue?.message ?? ''}`;
  return {
    statusCode: 422,
    name: missing ? 'missing_required_field' : (faultNames[field] ?? 'validation_error'),
    message,
  };
};

/** Reads the body of `POST /emails/batch`: 1 to 100 mails without files, all as they must be. */
export const readSentBatch = (body: unknown): SentMail[] | ResendError => {
  if (!Array.isArray(body) || body.length === 0 || body.length > 100)
    return invalidBatch('The body must be an array of 1 to 100 emails.');
  const mails: SentMail[] = [];
  for (const [index, each] of z.array(z.unknown()).parse(body).entries()) {
    const mail = readSentMail(each);
    if ('statusCode' in mail) return { ...mail, message: `emails[${index}]: ${mail.message}` };
    if (mail.attachments.length > 0)
      return invalidBatch(`emails[${index}]: The \`attachments\` field is not supported yet.`);
    mails.push(mail);
  }
  return mails;
};

const invalidBatch = (message: string): ResendError => ({
  statusCode: 422,
  name: 'validation_error',
  message,
});

const faultNames: Readonly<Record<string, string>> = {
  from: 'invalid_from_address',
  attachments: 'invalid_attachment',
};
