import { Temporal } from 'temporal-polyfill';
import type { Locale } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { formatDateTime } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import type { KeptSubmission } from '#functions/ports.ts';

/** Where e-mails come from and go to, and where the site stands (without a slash at its end). */
export interface Addresses {
  mailFrom: string;
  complaintsTo: string;
  questionsTo: string;
  siteUrl: string;
}

/** What the e-mails about a submission are made from. */
export interface MailInput {
  submission: KeptSubmission;
  siteFacts: SiteFacts;
  addresses: Addresses;
  /** The whole address of the receipt page, its secret token included. */
  receiptUrl: string;
}

/** When the submission came in. */
export const receivedInstant = ({
  receivedAt,
}: Pick<KeptSubmission, 'receivedAt'>): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(receivedAt);

/** When the submission came in, in words and Stockholm time: "tisdag 22 december 2026 kl. 15.04". */
export const receivedInWords = (submission: KeptSubmission, locale: Locale): string => {
  const wall = stockholmDateTime(receivedInstant(submission)).toPlainDateTime();
  return messages[locale].email.moment({ dateTime: formatDateTime(wall, locale) });
};
