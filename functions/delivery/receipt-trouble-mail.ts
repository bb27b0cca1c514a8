import { Temporal } from 'temporal-polyfill';
import { complaintDeadlines } from '#domain/deadlines.ts';
import { maskPersonalNumbers } from '#domain/personal-number.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { stockholmDateTime } from '#domain/stockholm.ts';
import { composeMail } from '#functions/email/compose-mail.ts';
import type { Block, Fact } from '#functions/email/document.ts';
import { oneLine } from '#functions/email/one-line.ts';
import type { KeptSubmission, Mail } from '#functions/ports.ts';
import { formatDateTime, formatWeekdayDate } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import { officerEmail } from '#i18n/sv/officer-email.ts';
import { receiptTrouble as words } from '#i18n/sv/receipt-trouble.ts';

/** What became of a receipt that did not arrive. */
export type ReceiptTrouble = keyof typeof words.happened;

/**
 * The e-mail that tells the officer (of a question: customer service) that the receipt did not arrive, and
 * how else the customer can be reached: the promised days are running, and the customer may not know it.
 */
export const receiptTroubleMail = (
  submission: KeptSubmission,
  trouble: ReceiptTrouble,
  { from, to, siteFacts }: { from: string; to: string; siteFacts: SiteFacts },
): Mail => {
  const { kind, reference, fields } = submission;
  const happened = words.happened[trouble];
  const ways = waysToReach(fields);
  return composeMail({
    from,
    to,
    replyTo: undefined,
    subject: words.subject({
      what: words[kind]({ reference }),
      email: oneLine(fields['email'] ?? '', 60),
      happened,
    }),
    document: {
      locale: 'sv',
      sender: siteFacts.firm.name,
      title: words.title({ happened }),
      blocks: [
        { kind: 'paragraph', text: words.why[trouble] },
        { kind: 'facts', facts: [...identity(submission), ...dates(submission, siteFacts)] },
        {
          kind: 'paragraph',
          text: kind === 'complaint' ? words.running : words['running.question'],
        },
        { kind: 'heading', text: words.reach },
        { kind: 'facts', facts: [...person(fields), ...ways] },
        ...(ways.length === 0 ? [emailOnly] : []),
        { kind: 'paragraph', text: words.noReply },
      ],
      footer: [officerEmail.sender({ legalName: siteFacts.firm.legalName })],
    },
  });
};

const emailOnly: Block = { kind: 'paragraph', text: words['reach.emailOnly'] };

const received = ({ receivedAt }: KeptSubmission): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(receivedAt);

const identity = (submission: KeptSubmission): Fact[] => {
  const wall = stockholmDateTime(received(submission)).toPlainDateTime();
  const mine = messages.sv.email;
  return [
    { label: mine['label.reference'], value: submission.reference },
    { label: mine['label.receivedAt'], value: formatDateTime(wall, 'sv') },
  ];
};

const dates = (submission: KeptSubmission, { promises }: SiteFacts): Fact[] => {
  if (submission.kind !== 'complaint') return [];
  const { acknowledgeAlarm, acknowledgeBy } = complaintDeadlines(received(submission), promises);
  return [
    { label: words['label.acknowledgeBy'], value: formatWeekdayDate(acknowledgeAlarm, 'sv') },
    { label: words['label.promised'], value: formatWeekdayDate(acknowledgeBy, 'sv') },
  ];
};

type Fields = KeptSubmission['fields'];

const person = (fields: Fields): Fact[] =>
  filled([
    [words['label.name'], masked(fields, ['firstName', 'lastName', 'name'], ' ')],
    [words['label.email'], fields['email'] ?? ''],
  ]);

/** Every way but the address that failed. */
const waysToReach = (fields: Fields): Fact[] =>
  filled([
    [words['label.phone'], fields['phone'] ?? ''],
    [words['label.address'], masked(fields, ['street', 'postcode', 'city', 'country'], ', ')],
    [words['label.representative'], masked(fields, ['representativeName'], ' ')],
    [words['label.representativeEmail'], fields['representativeEmail'] ?? ''],
    [words['label.representativePhone'], fields['representativePhone'] ?? ''],
  ]);

const filled = (facts: readonly (readonly [label: string, value: string])[]): Fact[] =>
  facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));

/** E-mail is read on its way: personal numbers stay out of it, as in the officer's first mail. */
const masked = (fields: Fields, names: readonly string[], between: string): string =>
  names
    .map((name) => maskPersonalNumbers(fields[name] ?? '').trim())
    .filter((value) => value !== '')
    .join(between);
