import { Temporal } from 'temporal-polyfill';
import type { Locale } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { formatDateTime } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import type { Mail, Submission } from '#functions/ports.ts';
import type { Addresses } from './accept-submission.ts';

/** What the e-mails about a submission are made from. */
export interface MailInput {
  submission: Submission;
  siteFacts: SiteFacts;
  addresses: Addresses;
  /** The whole address of the receipt page, its secret token included. */
  receiptUrl: string;
}

/** The e-mails that a submission causes; a receipt only where the customer gave an e-mail address. */
export interface CausedMails {
  officer: Mail;
  receipt?: Mail;
}

/** When the submission came in. */
export const receivedInstant = ({ receivedAt }: Submission): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(receivedAt);

/** When the submission came in, in words and Stockholm time: "tisdag 22 december 2026 kl. 15.04". */
export const receivedInWords = (submission: Submission, locale: Locale): string => {
  const wall = stockholmDateTime(receivedInstant(submission)).toPlainDateTime();
  return messages[locale].email.moment({ dateTime: formatDateTime(wall, locale) });
};
