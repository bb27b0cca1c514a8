import { Hono } from 'hono';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { resendMailer } from '#functions/adapters/resend-mailer.ts';
import { localResend } from '#functions/local/resend-endpoint.ts';
import type { Mail } from '#functions/ports.ts';
import { listenApp } from '#test/functions/adapters/loopback.ts';
import { makeFolder } from '#test/functions/adapters/store-folder.ts';

export const start = Temporal.Instant.from('2026-11-22T10:00:00Z');

export const mail: Mail = {
  from: 'Besked <besked@example.test>',
  to: ['ada@example.test'],
  subject: 'Hej',
  html: '<p>Hej</p>',
  text: 'Hej',
  attachmentIds: [],
};

/** The stand-in over loopback, as the local entry mounts it. */
export const standIn = async (inFolder?: string) => {
  const folder = inFolder ?? `${await makeFolder()}/inbox`;
  const time = { now: start };
  const app = new Hono().route('/_local', localResend({ folder, clock: { now: () => time.now } }));
  const url = `${await listenApp(app)}/_local`;
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/resend/emails`, {
      method: 'POST',
      headers: { authorization: 'Bearer re_local', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    folder,
    url,
    time,
    post,
    postBatch: (body: unknown, key = 'key-1') =>
      fetch(`${url}/resend/emails/batch`, {
        method: 'POST',
        headers: { authorization: 'Bearer re_local', 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
    mailer: resendMailer({ apiKey: 're_local', baseUrl: `${url}/resend` }),
    received: async () => receivedSchema.parse(await (await fetch(`${url}/inbox.json`)).json()),
  };
};

const receivedSchema = z.array(
  z.strictObject({
    id: z.uuid(),
    from: z.string(),
    to: z.array(z.string()),
    replyTo: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    headers: z.record(z.string(), z.string()),
    attachments: z.array(
      z.strictObject({ filename: z.string(), contentType: z.string(), size: z.number() }),
    ),
    idempotencyKey: z.string().nullable(),
    receivedAt: z.string(),
  }),
);
