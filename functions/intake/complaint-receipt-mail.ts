import { complaintDeadlines } from '#domain/deadlines.ts';
import type { Block } from '#functions/email/document.ts';
import type { Mail } from '#functions/ports.ts';
import { formatSek } from '#i18n/amounts.ts';
import { formatWeekdayDate } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import { pathOf } from '#i18n/routes.ts';
import { receivedInstant, type MailInput } from './mail-input.ts';
import { contactFacts, receiptMail } from './receipt-mail.ts';

/**
 * The receipt of a complaint, with what (EU) 2022/2117 art. 3(2) asks of an acknowledgement: whom to turn
 * to, with e-mail and telephone, and when it will be known when there is an answer. It is not yet the
 * confirmation by a person that is promised.
 */
export const complaintReceiptMail = (input: MailInput): Mail => {
  const { submission, siteFacts, addresses } = input;
  const { locale, reference } = submission;
  const { firm, complaintsOfficer, customerService, promises } = siteFacts;
  const words = messages[locale].email;
  const { acknowledgeBy } = complaintDeadlines(receivedInstant(submission), promises);
  const date = formatWeekdayDate(acknowledgeBy, locale);
  return receiptMail(input, {
    replyTo: addresses.complaintsTo,
    subject: words['complaint.subject']({ reference }),
    title: words['complaint.title'],
    intro: words['complaint.intro']({ firm: firm.name }),
    facts: [{ label: words['complaint.acknowledgeBy'], value: date }],
    blocks: [
      { kind: 'heading', text: words.whatNext },
      {
        kind: 'list',
        items: [
          words['complaint.next.person']({ date }),
          words['complaint.next.more'],
          words['complaint.next.reasons'],
          words['complaint.next.free'],
        ],
      },
      { kind: 'heading', text: words['complaint.who'] },
      {
        kind: 'paragraph',
        text: words['complaint.who.text']({ name: complaintsOfficer.name, firm: firm.name }),
      },
      { kind: 'facts', facts: contactFacts(input, complaintsOfficer.email) },
    ],
    later: ifNotSatisfied(input),
    notYou: words['complaint.notYou']({ email: customerService.email }),
  });
};

/** ARN takes disputes of consumers only, förordning (2015:739) 2 §. */
const ifNotSatisfied = ({ submission, siteFacts, addresses }: MailInput): Block[] => {
  const { locale, fields } = submission;
  const { name, abbreviation, withinYears, feeSek } = siteFacts.disputeBodies.arn;
  const arn = `${name} (${abbreviation})`;
  const words = messages[locale].email;
  return [
    { kind: 'heading', text: words['complaint.later'] },
    {
      kind: 'paragraph',
      text:
        fields['clientType'] === 'business'
          ? words['complaint.later.business']({ arn })
          : words['complaint.later.consumer']({
              arn,
              years: withinYears,
              fee: formatSek(feeSek, locale),
            }),
    },
    {
      kind: 'link',
      label: words['complaint.later.link'],
      href: new URL(pathOf('arn', locale), addresses.siteUrl).href,
    },
  ];
};
