import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '#functions/ports.ts';
import { idempotencyMemory } from './idempotency-memory.ts';
import { openInbox, type Inbox } from './inbox.ts';
import { inboxPages } from './inbox-pages.ts';
import { readSentMail, type ResendError, type SentMail } from './sent-mail.ts';

/** Resend takes 40 MB of attachments after Base64; the whole request may be that large here. */
const largestRequest = 40 * 1024 * 1024;

/**
 * What stands in for Resend on one machine, to be mounted at `/_local`: `resend/emails` takes what the
 * SDK sends and checks it as Resend does; `inbox/` and `inbox.json` show it. Nothing is really sent.
 */
export const localResend = ({ folder, clock }: { folder: string; clock: Clock }): Hono => {
  const inbox = openInbox(folder);
  return new Hono()
    .route('/resend', resendEndpoint({ inbox, clock }))
    .route('/', inboxPages({ inbox }));
};

/** `POST /emails` and `GET /emails/:id` in Resend's protocol, over an inbox. */
export const resendEndpoint = ({ inbox, clock }: { inbox: Inbox; clock: Clock }): Hono => {
  const memory = idempotencyMemory(inbox);
  const app = new Hono();
  app.use(async (c, next) =>
    /^Bearer \S+$/.test(c.req.header('authorization') ?? '') ? next() : fail(c, errors.noKey),
  );
  app.post(
    '/emails',
    bodyLimit({ maxSize: largestRequest, onError: (c) => fail(c, errors.tooLarge) }),
    async (c) => {
      const key = c.req.header('idempotency-key');
      if (key !== undefined && (key.length < 1 || key.length > 256))
        return fail(c, errors.keyLength);
      const mail = readSentMail(await c.req.json().catch(() => undefined));
      if ('statusCode' in mail) return fail(c, mail);
      const keep = (): Promise<{ id: string }> => add(mail, key);
      if (key === undefined) return c.json({ id: (await keep()).id });

      const state = await memory.begin(key, hashOf(mail), clock.now().epochMilliseconds);
      if (state.kind === 'same') return c.json({ id: state.id });
      if (state.kind === 'other-payload') return fail(c, errors.otherPayload);
      if (state.kind === 'under-way') return fail(c, errors.concurrent);
      let kept;
      try {
        kept = await add(mail, key);
      } finally {
        memory.end(key, kept);
      }
      return c.json({ id: kept.id });
    },
  );
  app.get('/emails/:id', async (c) => {
    const found = await inbox.get(c.req.param('id'));
    if (found === undefined) return fail(c, errors.notFound);
    const { id, receivedAt, mail } = found;
    const { attachments, ...rest } = mail;
    return c.json({
      object: 'email',
      id,
      created_at: receivedAt,
      last_event: 'delivered',
      ...rest,
      attachments: attachments.map(({ filename, content_type }) => ({ filename, content_type })),
    });
  });
  app.all('*', (c) => fail(c, errors.notFound));
  return app;

  function add(mail: SentMail, key: string | undefined) {
    return inbox.add({
      receivedAt: clock.now().toString({ fractionalSecondDigits: 3 }),
      idempotencyKey: key ?? null,
      payloadHash: hashOf(mail),
      mail,
    });
  }
};

const fail = (c: Context, error: ResendError) => c.json(error, error.statusCode);

/** Of the mail as it was read, so that neither the order of fields nor spaces make a difference. */
const hashOf = (mail: SentMail): string =>
  createHash('sha256').update(JSON.stringify(mail)).digest('hex');

const errors = {
  noKey: {
    statusCode: 401,
    name: 'missing_api_key',
    message: 'Missing API key in the authorization header.',
  },
  keyLength: {
    statusCode: 400,
    name: 'invalid_idempotency_key',
    message: 'The key must be between 1-256 chars.',
  },
  tooLarge: {
    statusCode: 413,
    name: 'validation_error',
    message: 'The email is larger than 40 MB.',
  },
  otherPayload: {
    statusCode: 409,
    name: 'invalid_idempotent_request',
    message: 'Same idempotency key used with a different request payload.',
  },
  concurrent: {
    statusCode: 409,
    name: 'concurrent_idempotent_requests',
    message: 'Same idempotency key used while original request is still in progress.',
  },
  notFound: {
    statusCode: 404,
    name: 'not_found',
    message: 'The requested endpoint does not exist.',
  },
} as const satisfies Record<string, ResendError>;
