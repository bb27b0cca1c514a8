import { messages } from '#i18n/messages.ts';
import type { KeptSubmission } from '#functions/ports.ts';
import type { PaperBlock, PaperDocument, PaperRun } from '#functions/ports/paper.ts';
import { paperFrame, type PaperInput } from './paper-frame.ts';

/** What a receipt says of a submission, in the words of its page. */
export interface ReceiptFacts {
  reference: string;
  receivedAt: string;
  acknowledgeBy: string;
  receiptEmail: string | undefined;
  arrivedFiles: readonly { name: string; size: string }[];
  refusedFiles: readonly { name: string; reason: string }[];
  /** The customer's own words, each with the label of its field. */
  sentFields: readonly { label: string; value: string }[];
}

/**
 * A receipt to keep, with all that was sent. The customer's own words lie in it as a text file, too: print
 * has not every letter of the world.
 */
export const receiptPaper = (
  input: PaperInput,
  { kind, receivedAt }: Pick<KeptSubmission, 'kind' | 'receivedAt'>,
  facts: ReceiptFacts,
): PaperDocument => {
  const { receipt, paper } = messages[input.locale];
  const title = kind === 'complaint' ? receipt.complaintTitle : receipt.questionTitle;
  const steps = kind === 'complaint' ? receipt.complaintSteps : receipt.questionSteps;
  const { sentFields } = facts;
  return {
    ...paperFrame(input),
    title: `${title} (${facts.reference})`,
    subject: paper.receipt.subject({ reference: facts.reference }),
    writtenAt: receivedAt,
    blocks: [
      heading(1, title),
      {
        kind: 'panel',
        blocks: [
          { kind: 'paragraph', runs: sentence(`${receipt.reference}: {reference}`, facts) },
          { kind: 'paragraph', runs: sentence(receipt.receivedAt, facts) },
        ],
      },
      heading(2, receipt.next),
      {
        kind: 'list',
        ordered: true,
        items: steps.map((step) => [{ kind: 'paragraph', runs: sentence(step, facts) }]),
      },
      heading(2, receipt.ask),
      { kind: 'paragraph', runs: sentence(receipt.askText, facts) },
      { kind: 'pairs', pairs: contact(input, kind) },
      ...files(input, facts),
      heading(2, receipt.sent),
      ...sent(sentFields, paper.receipt.goesOn),
      { kind: 'paragraph', runs: [{ text: paper.receipt.asText }], soft: true },
    ],
    files: [
      {
        name: paper.receipt.fileName,
        description: receipt.sent,
        contentType: 'text/plain',
        bytes: new TextEncoder().encode(
          sentFields.map(({ label, value }) => `${label}\n${value}\n`).join('\n'),
        ),
      },
    ],
  };
};

/**
 * How many characters of the customer's words are printed, some twenty pages. A form takes ten times as
 * many; to print them would keep all others waiting for seconds, and they are in the text file anyway.
 */
const mostPrinted = 100_000;

/** What was sent, and where it goes on if it is longer than a paper. */
const sent = (fields: ReceiptFacts['sentFields'], goesOn: string): PaperBlock[] => {
  let left = mostPrinted;
  const blocks = fields.flatMap(({ label, value }): PaperBlock[] => {
    if (left === 0) return [];
    const text = value.slice(0, left).toWellFormed();
    left -= text.length;
    return [{ kind: 'pairs', pairs: [{ label, text }] }];
  });
  const whole = fields.reduce((length, { value }) => length + value.length, 0);
  return whole <= mostPrinted
    ? blocks
    : [...blocks, { kind: 'paragraph', runs: [{ text: goesOn, bold: true }] }];
};

const heading = (level: 1 | 2, text: string): PaperBlock => ({ kind: 'heading', level, text });

/** A sentence with what belongs in it, in bold: `{reference}`. */
const sentence = (text: string, facts: ReceiptFacts): PaperRun[] =>
  text.split(/(\{\w+\})/).flatMap((part): PaperRun[] => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part === '' ? [] : [{ text: part }];
    const fact: unknown = Object.entries(facts).find(([key]) => key === name)?.[1];
    return typeof fact === 'string' ? [{ text: fact, bold: true }] : [];
  });

/** How to reach who deals with it. */
const contact = (
  { locale, siteFacts }: PaperInput,
  kind: KeptSubmission['kind'],
): { label: string; text: string }[] => {
  const { labels } = messages[locale].form;
  const { complaintsOfficer, customerService } = siteFacts;
  const email =
    kind === 'complaint'
      ? `${complaintsOfficer.name}, ${complaintsOfficer.email}`
      : customerService.email;
  return [
    { label: labels.email, text: email },
    { label: labels.phone, text: customerService.phone.display },
  ];
};

/** Which files came and which did not; nothing where none was sent. */
const files = ({ locale, siteFacts }: PaperInput, facts: ReceiptFacts): PaperBlock[] => {
  const { receipt } = messages[locale];
  const listed = (title: string, texts: readonly string[]): PaperBlock[] => {
    if (texts.length === 0) return [];
    const items = texts.map((text): PaperBlock[] => [{ kind: 'paragraph', runs: [{ text }] }]);
    return [heading(2, title), { kind: 'list', ordered: false, items }];
  };
  const refused = facts.refusedFiles.map(({ name, reason }) => `${name}: ${reason}`);
  const mailThem = receipt.refusedComplaint.replace('{email}', siteFacts.complaintsOfficer.email);
  return [
    ...listed(
      receipt.arrived,
      facts.arrivedFiles.map(({ name, size }) => `${name} (${size})`),
    ),
    ...listed(receipt.refused, refused),
    ...(refused.length === 0
      ? []
      : [{ kind: 'paragraph', runs: sentence(mailThem, facts) } satisfies PaperBlock]),
  ];
};
