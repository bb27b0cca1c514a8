import { isEmailAddress } from '#domain/email-address.ts';
import { maskPersonalNumbers } from '#domain/personal-number.ts';
import { composeMail } from '#functions/email/compose-mail.ts';
import type { Block, Fact } from '#functions/email/document.ts';
import { mailAddress } from '#functions/email/mail-address.ts';
import { oneLine } from '#functions/email/one-line.ts';
import type { KeptSubmission, Mail } from '#functions/ports.ts';
import { languageName } from '#i18n/language-name.ts';
import { messages } from '#i18n/messages.ts';
import { officerEmail as words } from '#i18n/sv/officer-email.ts';
import { fileBlocks, hasMaskedName } from './mail-files.ts';
import { receivedInWords, type MailInput } from './mail-input.ts';

/** What differs between the e-mail about a complaint and the one about a question. */
export interface OfficerMailParts {
  to: string;
  /** The customer's name, personal numbers taken out. */
  name: string;
  subject: (args: { reference: string; name: string }) => string;
  title: (args: { reference: string }) => string;
  intro: (args: { name: string }) => string;
  /** What else stands at the top, under the reference. */
  facts?: readonly Fact[];
  /** What stands between the way to answer and the files. */
  blocks: readonly Block[];
  masked: boolean;
}

/**
 * The e-mail to the firm's own staff about a submission, in Swedish: answering it writes to the customer.
 * The customer's address is used as reply-to only where no mail system can stumble over it, for the
 * provider would refuse the whole e-mail.
 */
export const officerMail = (input: MailInput, parts: OfficerMailParts): Mail => {
  const { submission, siteFacts, addresses } = input;
  const { reference } = submission;
  const name = oneLine(parts.name, 60);
  const masked = parts.masked || hasMaskedName(submission);
  return composeMail({
    from: addresses.mailFrom,
    to: parts.to,
    replyTo: replyAddress(input),
    subject: parts.subject({ reference, name }),
    attachmentIds: submission.attachments.map(({ id }) => id),
    document: {
      locale: 'sv',
      sender: siteFacts.firm.name,
      title: parts.title({ reference }),
      blocks: [
        { kind: 'paragraph', text: parts.intro({ name }) },
        {
          kind: 'facts',
          facts: [
            { label: messages.sv.email['label.reference'], value: reference },
            {
              label: messages.sv.email['label.receivedAt'],
              value: receivedInWords(submission, 'sv'),
            },
            ...(parts.facts ?? []),
            { label: words['label.language'], value: languageName(submission.locale, 'sv') },
          ],
        },
        ...spamWarning(submission.marks),
        ...howToAnswer(input),
        ...parts.blocks,
        ...(masked ? [{ kind: 'paragraph' as const, text: words.masked }] : []),
        ...fileBlocks(submission, 'sv', {
          heading: words.files,
          arrived: words['files.attached'],
          refused: words['files.refused'],
        }),
      ],
      footer: [words.sender({ legalName: siteFacts.firm.legalName })],
    },
  });
};

const spamWarning = (marks: KeptSubmission['marks']): Block[] => {
  if (marks.length === 0) return [];
  const signs = marks.map((mark) => words.spamSigns[mark]).join(', ');
  return [{ kind: 'paragraph', text: words.maybeSpam({ signs }) }];
};

const replyAddress = ({ submission }: MailInput): string | undefined => {
  const { email = '' } = submission.fields;
  const { address, universal } = mailAddress(email);
  return isEmailAddress(email) && universal ? address : undefined;
};

const howToAnswer = (input: MailInput): Block[] => {
  const { fields, locale } = input.submission;
  const { email = '' } = fields;
  const language = languageName(locale, 'sv');
  const how = replyAddress(input) === undefined ? words['answer.byHand'] : words['answer.email'];
  const written = isEmailAddress(email);
  const cannot =
    email === ''
      ? words['answer.noEmail']
      : words['answer.noAddress']({ email: maskPersonalNumbers(email) });
  return [
    { kind: 'heading', text: words.answer },
    {
      kind: 'paragraph',
      text: written ? how({ email, language }) : cannot,
    },
    {
      kind: 'paragraph',
      text: written ? words['answer.receipt'] : words['answer.noReceipt'],
    },
  ];
};
