import { linesOf, type Block, type Fact, type MailDocument } from './document.ts';
import { html, type Html } from './html.ts';

/**
 * The HTML version: one column, no tables, no images, nothing loaded from anywhere. Colours are the
 * reader's own (`color-scheme`), apart from rules that can be seen on white and on black.
 */
export const htmlVersion = (document: MailDocument): string =>
  html`<!doctype html>
    <html lang="${document.locale}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>${document.title}</title>
        <style>
          :root {
            color-scheme: light dark;
          }
        </style>
      </head>
      <body style="margin: 0; padding: 0;">
        <div lang="${document.locale}" style="${page}">
          <p style="${brand}">${document.sender}</p>
          <h1 style="${title}">${document.title}</h1>
          ${document.blocks.map(block)}
          <div style="${footer}">
            ${document.footer.map((line) => html`<p style="margin: 0 0 8px;">${line}</p> `)}
          </div>
        </div>
      </body>
    </html> `.toString();

/** Escaped once, not for every e-mail. */
const page = html`${"max-width: 36em; margin: 0 auto; padding: 20px 16px 32px; font: 16px/1.5 -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; overflow-wrap: anywhere;"}`;
const brand = html`${'margin: 0 0 24px; padding: 0 0 8px; border-bottom: 3px solid #7a8886; font-weight: bold;'}`;
const title = html`${'margin: 0 0 16px; font-size: 24px; line-height: 1.25;'}`;
const heading = html`${'margin: 28px 0 8px; font-size: 19px; line-height: 1.3;'}`;
const footer = html`${'margin: 32px 0 0; padding: 16px 0 0; border-top: 1px solid #7a8886; font-size: 14px;'}`;

const block = (part: Block): Html => {
  switch (part.kind) {
    case 'heading':
      return html`<h2 style="${heading}">${part.text}</h2> `;
    case 'paragraph':
      return html`<p style="margin: 0 0 12px;">${lines(part.text)}</p> `;
    case 'list':
      return html`<ul style="margin: 0 0 12px; padding: 0 0 0 22px;">
        ${part.items.map((item) => html`<li style="margin: 0 0 6px;">${bidi(item)}</li> `)}
      </ul> `;
    case 'facts':
      return html`<dl style="margin: 0 0 12px;">${part.facts.map(fact)}</dl> `;
    case 'link':
      return html`<p style="margin: 0 0 12px;"><a href="${part.href}">${part.label}</a></p> `;
  }
};

const fact = ({ label, value, href }: Fact): Html =>
  html`<dt style="margin: 0; font-weight: bold;">${label}</dt>
    <dd style="margin: 0 0 10px; ${linesOf(value).length > 1 ? quoted : undefined}">
      ${href === undefined ? bidi(value) : html`<a href="${href}">${value}</a>`}
    </dd> `;

/** A value of several lines stands behind a rule, so that no line of it can pass for one of ours. */
const quoted = html`${'padding: 0 0 0 12px; border-left: 3px solid #7a8886;'}`;

/** A text that may be written from right to left, kept from turning what stands around it. */
const bidi = (text: string): Html => html`<span dir="auto">${lines(text)}</span>`;

/** Line breaks as `<br>`: not every mail program knows `white-space`. */
const lines = (text: string): Html[] =>
  linesOf(text).map((line, index) =>
    index === 0
      ? html`${line}`
      : html`<br />
          ${line}`,
  );
