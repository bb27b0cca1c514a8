import { Temporal } from 'temporal-polyfill';
import { complaintDeadlines } from '#domain/deadlines.ts';
import { isEmailAddress } from '#domain/email-address.ts';
import type { Locale } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { formatDateTime, formatWeekdayDate } from '#i18n/dates.ts';
import { formatFileSize } from '#i18n/file-size.ts';
import { messages } from '#i18n/messages.ts';
import type { KeptSubmission } from '#functions/ports.ts';
import type { SlotValues } from './template.ts';

/** Fills a receipt page with a submission: when, by when, which files, and the customer's own words. */
export const receiptSlots = (submission: KeptSubmission, locale: Locale, siteFacts: SiteFacts) => {
  const { refusals, choices } = messages[locale].form;
  const labels: Readonly<Record<string, string>> = messages[locale].form.labels;
  const chosen: Readonly<Record<string, string>> = choices;
  const { email = '' } = submission.fields;
  const receivedAt = Temporal.Instant.fromEpochMilliseconds(submission.receivedAt);
  const wall = stockholmDateTime(receivedAt).toPlainDateTime();
  const { acknowledgeBy } = complaintDeadlines(receivedAt, siteFacts.promises);
  const sentFields = Object.entries(submission.fields).flatMap(([field, value]) => {
    const label = labels[field];
    if (label === undefined || value === '') return [];
    return [{ label, value: field === 'clientType' ? (chosen[value] ?? value) : value }];
  });
  return {
    reference: submission.reference,
    receivedAt: formatDateTime(wall, locale),
    acknowledgeBy: formatWeekdayDate(acknowledgeBy, locale),
    receiptEmail: isEmailAddress(email) ? email : undefined,
    arrivedFiles: submission.attachments.map(({ filename, size }) => ({
      name: filename,
      size: formatFileSize(size, locale),
    })),
    refusedFiles: submission.refusedFiles.map(({ filename, reason }) => ({
      name: filename,
      reason: refusals[reason],
    })),
    sentFields,
  } satisfies SlotValues;
};
