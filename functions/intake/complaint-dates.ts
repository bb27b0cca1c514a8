import { Temporal } from 'temporal-polyfill';
import { complaintDeadlines } from '#domain/deadlines.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import type { Fact } from '#functions/email/document.ts';
import { formatWeekdayDate } from '#i18n/dates.ts';
import { officerEmail as words } from '#i18n/sv/officer-email.ts';

/** Every clock of a complaint with what is due and by which rule, the earliest date first, in Swedish. */
export const complaintDates = (
  receivedAt: Temporal.Instant,
  promises: SiteFacts['promises'],
): Fact[] => {
  const deadlines = complaintDeadlines(receivedAt, promises);
  const days = { days: promises.acknowledgeBusinessDays };
  const due: readonly (readonly [Temporal.PlainDate, string])[] = [
    [deadlines.acknowledgeAlarm, words['due.acknowledgeAlarm'](days)],
    [deadlines.acknowledgeBy, words['due.acknowledgeBy'](days)],
    [deadlines.legalAcknowledgeBy, words['due.legalAcknowledgeBy']],
    [deadlines.statusBy, words['due.statusBy']],
    [deadlines.answerBy, words['due.answerBy']],
    [deadlines.finalAnswerBy, words['due.finalAnswerBy']],
  ];
  return due
    .toSorted(([one], [other]) => Temporal.PlainDate.compare(one, other))
    .map(([date, what]) => ({
      label: words.by({ date: formatWeekdayDate(date, 'sv') }),
      value: what,
    }));
};
