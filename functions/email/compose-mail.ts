import type { Mail } from '#functions/ports.ts';
import type { MailDocument } from './document.ts';
import { htmlVersion } from './html-version.ts';
import { oneLine } from './one-line.ts';
import { textVersion } from './text-version.ts';

/** What a `Mail` is made of: its head and its content. */
export interface MailParts {
  from: string;
  to: string;
  /** Where an answer goes; left out, it goes to `from`. */
  replyTo: string | undefined;
  subject: string;
  document: MailDocument;
  attachmentIds?: readonly string[];
}

/** Makes the e-mail that is stored and sent: both versions, a safe subject, marked as automatic. */
export const composeMail = (parts: MailParts): Mail => ({
  from: parts.from,
  to: [parts.to],
  ...(parts.replyTo === undefined ? {} : { replyTo: parts.replyTo }),
  subject: oneLine(parts.subject, 150),
  html: htmlVersion(parts.document),
  text: textVersion(parts.document),
  headers: automatic,
  attachmentIds: parts.attachmentIds ?? [],
});

/**
 * Keeps out-of-office programs from answering, which could go round in circles: RFC 3834 section 5,
 * and what Microsoft Exchange reads instead ([MS-OXCMAIL] X-Auto-Response-Suppress).
 */
const automatic = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'OOF, AutoReply',
} as const;
