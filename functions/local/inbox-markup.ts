import { html, type Html } from '#functions/email/html.ts';
import type { ReceivedMail } from './inbox.ts';

/** The list, newest first; `older` is how many to skip for the next page, if there is one. */
export const listPage = (
  mails: readonly ReceivedMail[],
  { count, older }: { count: number; older: number | undefined },
): string =>
  page(
    'Inbox',
    html`<h1>Inbox</h1>
      <p>
        ${count} ${count === 1 ? 'e-mail' : 'e-mails'} that would have been sent. Nothing leaves
        this machine. <a href="../inbox.json">As JSON</a>
      </p>
      <ul class="mails">
        ${mails.map(
          ({ id, receivedAt, mail }) =>
            html`<li>
              <a href="${id}/">${mail.subject}</a>
              <span>To ${mail.to.join(', ')}</span>
              <span>${when(receivedAt)}${attached(mail.attachments.length)}</span>
            </li> `,
        )}
      </ul>
      ${older === undefined ? '' : html`<p><a href="?skip=${older}">Older</a></p>`}`,
  );

/** One mail: its head, its HTML in a frame that can do nothing, its text, its attachments. */
export const mailPage = ({ id, receivedAt, idempotencyKey, mail }: ReceivedMail): string =>
  page(
    mail.subject,
    html`<p><a href="../">Inbox</a></p>
      <h1>${mail.subject}</h1>
      <dl>
        ${Object.entries({
          From: mail.from,
          To: mail.to.join(', '),
          'Reply-To': mail.reply_to.join(', ') || 'none',
          ...mail.headers,
          'Idempotency-Key': idempotencyKey ?? 'none',
          Received: when(receivedAt),
          Id: id,
        }).map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd> `,
        )}
      </dl>
      ${attachmentList(mail.attachments)} ${mail.html === undefined ? '' : htmlPart}
      ${
        mail.text === undefined
          ? ''
          : html`<h2>Text</h2>
              <pre>${mail.text}</pre>`
      }`,
  );

/** For an address that leads to no mail. */
export const noMailPage = (): string =>
  page(
    'Not found',
    html`<h1>Not found</h1>
      <p>There is no such e-mail here. <a href="/_local/inbox/">Inbox</a></p>`,
  );

const htmlPart = html`<h2>HTML</h2>
  <p><a href="html">Open it by itself</a></p>
  <iframe
    src="html"
    title="HTML version of the e-mail"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
  ></iframe>`;

const attachmentList = (attachments: ReceivedMail['mail']['attachments']): Html =>
  attachments.length === 0
    ? html``
    : html`<h2>Attachments</h2>
        <ul>
          ${attachments.map(
            ({ filename, content, content_type }, index) =>
              html`<li>
                <a href="attachments/${index}">${filename}</a> (${content_type},
                ${Buffer.byteLength(content, 'base64')} bytes)
              </li> `,
          )}
        </ul>`;

const attached = (count: number): string =>
  count === 0 ? '' : `, ${count} ${count === 1 ? 'attachment' : 'attachments'}`;

const when = (receivedAt: string): string =>
  `${receivedAt.replace('T', ' ').replace(/\.\d+Z$/, '')} UTC`;

const page = (title: string, content: Html): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          :root {
            color-scheme: light dark;
          }
          body {
            max-width: 50rem;
            margin: 0 auto;
            padding: 1rem;
            font:
              1rem/1.5 system-ui,
              sans-serif;
            overflow-wrap: anywhere;
          }
          .mails {
            padding: 0;
            list-style: none;
          }
          .mails li {
            padding: 0.75rem 0;
            border-top: 1px solid #7a8886;
          }
          .mails a,
          .mails span {
            display: block;
          }
          dt {
            font-weight: bold;
          }
          dd {
            margin: 0 0 0.25rem;
          }
          iframe {
            box-sizing: border-box;
            width: 100%;
            height: 80vh;
            min-height: 40rem;
            resize: vertical;
            border: 1px solid #7a8886;
            background: Canvas;
          }
          pre {
            padding: 1rem;
            border: 1px solid #7a8886;
            white-space: pre-wrap;
          }
        </style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `.toString();
