import { Temporal } from 'temporal-polyfill';
import { complaintDeadlines } from '#domain/deadlines.ts';
import type { Locale } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { messages } from '#i18n/messages.ts';
import type { KeptSubmission } from '#functions/ports.ts';
import { calendarFile } from './calendar.ts';

/**
 * The day by which the firm promised to confirm a complaint, for the customer's calendar: the same that the
 * receipt says. Calendars are shared and kept elsewhere, so nothing of the complaint and no address of the
 * receipt is in it.
 */
export const complaintCalendar = (
  { reference, receivedAt }: Pick<KeptSubmission, 'reference' | 'receivedAt'>,
  { locale, siteFacts, siteUrl }: { locale: Locale; siteFacts: SiteFacts; siteUrl: string },
): string => {
  const words = messages[locale].paper.calendar;
  const { firm, complaintsOfficer, customerService, promises } = siteFacts;
  const received = Temporal.Instant.fromEpochMilliseconds(receivedAt);
  const { acknowledgeBy } = complaintDeadlines(received, promises);
  const day = {
    uid: `acknowledge-${reference}@${new URL(siteUrl).hostname}`,
    date: acknowledgeBy,
    title: words.title({ firm: firm.name }),
    text: words.text({
      reference,
      email: complaintsOfficer.email,
      phone: customerService.phone.display,
    }),
  };
  return calendarFile([day], { locale, madeAt: receivedAt });
};
