import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '#functions/ports.ts';
import { idempotencyMemory } from './idempotency-memory.ts';
import { openInbox, type Inbox, type ReceivedMail } from './inbox.ts';
import { inboxPages } from './inbox-pages.ts';
import { readSentBatch, readSentMail, type ResendError, type SentMail } from './sent-mail.ts';

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

/** `POST /emails`, `POST /emails/batch` and `GET /emails/:id` in Resend's protocol, over an inbox. */
export const resendEndpoint = ({ inbox, clock }: { inbox: Inbox; clock: Clock }): Hono => {
  const memory = idempotencyMemory(inbox);
  const app = new Hono();
  app.use(async (c, next) =>
    /^Bearer \S+$/.test(c.req.header('authorization') ?? '') ? next() : fail(c, errors.noKey),
  );
  const limit = bodyLimit({ maxSize: largestRequest, onError: (c) => fail(c, errors.tooLarge) });
  app.post('/emails', limit, async (c) => {
    const mail = readSentMail(await c.req.json().catch(() => undefined));
    return 'statusCode' in mail ? fail(c, mail) : take(c, [mail], ([id]) => ({ id }));
  });
  app.post('/emails/batch', limit, async (c) => {
    const mails = readSentBatch(await c.req.json().catch(() => undefined));
    return 'statusCode' in mails
      ? fail(c, mails)
      : take(c, mails, (ids) => ({ data: ids.map((id) => ({ id })) }));
  });
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

  /** Keeps the mails of a request, unless its key is known; answers with what `told` makes of their ids. */
  async function take(
    c: Context,
    mails: readonly SentMail[],
    told: (ids: readonly string[]) => object,
  ) {
    const key = c.req.header('idempotency-key');
    if (key !== undefined && (key.length < 1 || key.length > 256)) return fail(c, errors.keyLength);
    const payloadHash = hashOf(mails);
    const state =
      key === undefined
        ? ({ kind: 'new', kept: [] } as const)
        : await memory.begin(key, payloadHash, clock.now().epochMilliseconds);
    if (state.kind === 'same') return c.json(told(state.ids));
    if (state.kind === 'other-payload') return fail(c, errors.otherPayload);
    if (state.kind === 'under-way') return fail(c, errors.concurrent);
    const ids: string[] = [];
    const kept: ReceivedMail[] = [];
    try {
      for (const [position, mail] of mails.entries()) {
        const before = state.kept[position];
        if (before === undefined)
          kept.push(
            await inbox.add({
              receivedAt: clock.now().toString({ fractionalSecondDigits: 3 }),
              idempotencyKey: key ?? null,
              batch: { position, size: mails.length },
              ...{ payloadHash, mail },
            }),
          );
        ids.push(before ?? kept.at(-1)?.id ?? '');
      }
    } finally {
      if (key !== undefined) memory.end(key, kept);
    }
    return c.json(told(ids));
  }
};

const fail = (c: Context, error: ResendError) => c.json(error, error.statusCode);

/** Of the mails as they were read, so that neither the order of fields nor spaces make a difference. */
const hashOf = ([first, ...others]: readonly SentMail[]): string =>
  createHash('sha256')
    .update(JSON.stringify(others.length === 0 ? first : [first, ...others]))
    .digest('hex');

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
