import type { Block, Fact } from '#functions/email/document.ts';
import { complaintDeadlines } from '#domain/deadlines.ts';
import type { Mail } from '#functions/ports.ts';
import { formatWeekdayDate } from '#i18n/dates.ts';
import { officerEmail as words } from '#i18n/sv/officer-email.ts';
import { complaintDates } from './complaint-dates.ts';
import { filledIn, mailFields } from './mail-fields.ts';
import { receivedInstant, type MailInput } from './mail-input.ts';
import { officerMail } from './officer-mail.ts';

/**
 * The e-mail to the complaints officer: by when to confirm, how to answer, all that was filled in
 * under the headings and numbers of the standard template of (EU) 2022/2117, annex, and every date due.
 */
export const complaintOfficerMail = (input: MailInput): Mail => {
  const { submission, siteFacts, addresses } = input;
  const { fields, masked } = mailFields(submission.fields);
  const receivedAt = receivedInstant(submission);
  const dates = complaintDates(receivedAt, siteFacts.promises);
  const { acknowledgeAlarm } = complaintDeadlines(receivedAt, siteFacts.promises);
  return officerMail(input, {
    to: addresses.complaintsTo,
    name: [fields['firstName'] ?? '', fields['lastName'] ?? ''].join(' '),
    subject: words['complaint.subject'],
    title: words['complaint.title'],
    intro: words['complaint.intro'],
    facts: [
      {
        label: words['complaint.acknowledgeBy'],
        value: formatWeekdayDate(acknowledgeAlarm, 'sv'),
      },
    ],
    masked,
    blocks: [
      { kind: 'heading', text: words['complaint.client'] },
      {
        kind: 'facts',
        facts: [clientType(fields), ...filledIn(fields, clientFields, words.fields)],
      },
      ...section(words['complaint.representative'], fields, representativeFields),
      ...section(words['complaint.matter'], fields, matterFields),
      ...section(words['complaint.otherFields'], fields, fieldsWithoutPlace(fields)),
      { kind: 'heading', text: words['complaint.dates'] },
      { kind: 'facts', facts: dates },
      { kind: 'paragraph', text: words['complaint.dates.admissible'] },
    ],
  });
};

const clientType = (fields: Readonly<Record<string, string>>): Fact => ({
  label: words['label.clientType'],
  value:
    fields['clientType'] === 'business'
      ? words['clientType.business']
      : words['clientType.consumer'],
});

const section = (
  heading: string,
  fields: Readonly<Record<string, string>>,
  names: readonly string[],
): Block[] => {
  const facts = filledIn(fields, names, words.fields);
  return facts.length === 0
    ? []
    : [
        { kind: 'heading', text: heading },
        { kind: 'facts', facts },
      ];
};

/** In the order of the standard template of (EU) 2022/2117, annex: 1.a, 2.a and 3. */
const clientFields = [
  ...['lastName', 'firstName', 'registrationNumber', 'clientReference'],
  ...['street', 'postcode', 'city', 'country', 'phone', 'email'],
];
const representativeFields = ['representativeName', 'representativeEmail', 'representativePhone'];
const matterFields = ['agreement', 'description', 'occurredOn', 'damage', 'other'];
const shownElsewhere = ['lang', 'clientType'];

/** A field that is added to the form one day reaches the officer even if this file is forgotten. */
const fieldsWithoutPlace = (fields: Readonly<Record<string, string>>): string[] => {
  const placed = [...clientFields, ...representativeFields, ...matterFields, ...shownElsewhere];
  return Object.keys(fields).filter((name) => !placed.includes(name));
};
