import { composeMail } from '#functions/email/compose-mail.ts';
import type { Block, Fact } from '#functions/email/document.ts';
import { mailAddress } from '#functions/email/mail-address.ts';
import type { Mail } from '#functions/ports.ts';
import { messages } from '#i18n/messages.ts';
import { fileBlocks } from './mail-files.ts';
import { receivedInWords, type MailInput } from './mail-input.ts';

/** What differs between the receipt of a complaint and that of a question, in the form's language. */
export interface ReceiptMailParts {
  /** Who gets an answer to the receipt. */
  replyTo: string;
  subject: string;
  title: string;
  intro: string;
  /** Stands under the reference and the time of receipt. */
  facts: readonly Fact[];
  /** What happens next, and whom to ask. */
  blocks: readonly Block[];
  /** Stands below the link to the receipt page. */
  later: readonly Block[];
  /** For one who got this by mistake. */
  notYou: string;
}

/**
 * The automatic receipt, where the customer left an e-mail address that can be written to. It goes to
 * whatever address was typed, so it holds nothing that was typed but names of files, and those cut short:
 * else the form could be used to send anybody anything, and the complaint could reach the wrong person.
 */
export const receiptMail = (input: MailInput, parts: ReceiptMailParts): Mail => {
  const { submission, siteFacts, addresses, receiptUrl } = input;
  const { locale, reference, fields } = submission;
  const { email = '' } = fields;
  const words = messages[locale].email;
  const { firm } = siteFacts;
  return composeMail({
    from: addresses.mailFrom,
    to: mailAddress(email).address,
    replyTo: parts.replyTo,
    subject: parts.subject,
    document: {
      locale,
      sender: firm.name,
      title: parts.title,
      blocks: [
        { kind: 'paragraph', text: words.greeting },
        { kind: 'paragraph', text: parts.intro },
        {
          kind: 'facts',
          facts: [
            { label: words['label.reference'], value: reference },
            { label: words['label.receivedAt'], value: receivedInWords(submission, locale) },
            ...parts.facts,
          ],
        },
        ...parts.blocks,
        ...fileBlocks(submission, locale, {
          heading: words.files,
          arrived: words['files.arrived'],
          refused: words['files.refused'],
          afterRefused: words['files.again'],
        }),
        { kind: 'heading', text: words.receipt },
        { kind: 'paragraph', text: words['receipt.text'] },
        { kind: 'link', label: words['receipt.link'], href: receiptUrl },
        ...parts.later,
      ],
      footer: [
        parts.notYou,
        words.sender({ legalName: firm.legalName, number: firm.organisationNumber }),
      ],
    },
  });
};

/** An e-mail address and the firm's telephone number, as links. */
export const contactFacts = ({ submission, siteFacts }: MailInput, email: string): Fact[] => {
  const words = messages[submission.locale].email;
  const { display, international } = siteFacts.customerService.phone;
  return [
    { label: words['label.email'], value: email, href: `mailto:${email}` },
    { label: words['label.phone'], value: display, href: `tel:${international}` },
  ];
};
