import { Hono } from 'hono';
import type { Inbox, ReceivedMail } from './inbox.ts';
import { listPage, mailPage, noMailPage } from './inbox-markup.ts';

/** How many mails a page of the list holds. */
const pageSize = 100;

/** The inbox to look at: `/inbox/` and what belongs to it, and `/inbox.json` for programs. */
export const inboxPages = ({ inbox }: { inbox: Inbox }): Hono => {
  const app = new Hono();
  app.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    c.header('content-security-policy', pagePolicy);
    c.header('x-content-type-options', 'nosniff');
    await next();
  });

  app.get('/inbox.json', async (c) => c.json((await inbox.list()).map(summary)));
  app.get('/inbox', (c) => c.redirect('inbox/'));
  app.get('/inbox/', async (c) => {
    const count = await inbox.count();
    const skipped = Math.max(0, Number.parseInt(c.req.query('skip') ?? '0', 10) || 0);
    const end = Math.max(0, count - skipped);
    const mails = await inbox.list(Math.max(0, end - pageSize), end);
    const older = end > pageSize ? skipped + pageSize : undefined;
    return c.html(listPage(mails.toReversed(), { count, older }));
  });

  app.get('/inbox/:id/', async (c) => {
    const mail = await inbox.get(c.req.param('id'));
    return mail === undefined ? c.html(noMailPage(), 404) : c.html(mailPage(mail));
  });
  app.get('/inbox/:id/html', async (c) => {
    const mail = await inbox.get(c.req.param('id'));
    if (mail?.mail.html === undefined) return c.html(noMailPage(), 404);
    return c.html(mail.mail.html, 200, {
      'content-security-policy': mailPolicy,
      'x-frame-options': 'SAMEORIGIN',
    });
  });
  app.get('/inbox/:id/attachments/:index', async (c) => {
    const mail = await inbox.get(c.req.param('id'));
    const attachment = mail?.mail.attachments[Number(c.req.param('index'))];
    if (attachment === undefined) return c.html(noMailPage(), 404);
    return c.body(Buffer.from(attachment.content, 'base64'), 200, {
      'content-type': attachment.content_type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeFilename(attachment.filename)}`,
      'content-security-policy': "sandbox; default-src 'none'",
    });
  });
  return app;
};

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A mail may style itself and link to pages, which open in tabs of their own; it can run and load nothing. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** A mail as programs and tests read it. */
const summary = ({ id, receivedAt, idempotencyKey, mail }: ReceivedMail) => ({
  id,
  from: mail.from,
  to: mail.to,
  replyTo: mail.reply_to,
  subject: mail.subject,
  text: mail.text ?? '',
  html: mail.html ?? '',
  headers: mail.headers,
  attachments: mail.attachments.map(({ filename, content, content_type }) => ({
    filename,
    contentType: content_type,
    size: Buffer.byteLength(content, 'base64'),
  })),
  idempotencyKey,
  receivedAt,
});

/** RFC 8187: percent-encoded UTF-8, also what `encodeURIComponent` leaves as it is. */
const encodeFilename = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
