import { complaintDeadlines } from '#domain/deadlines.ts';
import type { Mail } from '#functions/ports.ts';
import { formatWeekdayDate } from '#i18n/dates.ts';
import { messages } from '#i18n/messages.ts';
import { pathOf } from '#i18n/routes.ts';
import { officerEmail as words } from '#i18n/sv/officer-email.ts';
import { filledIn, mailFields } from './mail-fields.ts';
import { receivedInstant, type MailInput } from './mail-input.ts';
import { officerMail } from './officer-mail.ts';
import { contactFacts, receiptMail } from './receipt-mail.ts';

/**
 * The e-mail to customer service about a question. What is asked as a question can be a complaint, (EU) 2022/2117 art. 1(1): then the day it came counts,
 * so the date is there for whoever reads it.
 */
export const questionServiceMail = (input: MailInput): Mail => {
  const { submission, siteFacts, addresses } = input;
  const { fields, masked } = mailFields(submission.fields);
  const { acknowledgeBy } = complaintDeadlines(receivedInstant(submission), siteFacts.promises);
  const name = fields['name'] ?? '';
  return officerMail(input, {
    to: addresses.questionsTo,
    name: name === '' ? words['question.noName'] : name,
    subject: words['question.subject'],
    title: words['question.title'],
    intro: words['question.intro'],
    masked,
    blocks: [
      { kind: 'heading', text: words['question.fields'] },
      {
        kind: 'facts',
        facts: filledIn(
          fields,
          Object.keys(fields).filter((field) => field !== 'lang'),
          words.fields,
        ),
      },
      {
        kind: 'paragraph',
        text: words['question.complaint']({
          acknowledgeBy: formatWeekdayDate(acknowledgeBy, 'sv'),
        }),
      },
    ],
  });
};

/** The receipt of a question. */
export const questionReceiptMail = (input: MailInput): Mail => {
  const { submission, siteFacts, addresses } = input;
  const { locale, reference } = submission;
  const mine = messages[locale].email;
  return receiptMail(input, {
    replyTo: addresses.questionsTo,
    subject: mine['question.subject']({ reference }),
    title: mine['question.title'],
    intro: mine['question.intro']({ firm: siteFacts.firm.name }),
    facts: [],
    blocks: [
      { kind: 'heading', text: mine.whatNext },
      { kind: 'paragraph', text: mine['question.next'] },
      { kind: 'heading', text: mine['question.contact'] },
      { kind: 'paragraph', text: mine['question.contact.text'] },
      { kind: 'facts', facts: contactFacts(input, siteFacts.customerService.email) },
    ],
    later: [
      { kind: 'heading', text: mine['question.later'] },
      { kind: 'paragraph', text: mine['question.later.text'] },
      {
        kind: 'link',
        label: mine['question.later.link'],
        href: new URL(pathOf('complaints', locale), addresses.siteUrl).href,
      },
    ],
    notYou: mine['question.notYou']({ email: siteFacts.customerService.email }),
  });
};
