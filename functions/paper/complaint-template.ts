import { messages } from '#i18n/messages.ts';
import type { EpochMs } from '#functions/ports.ts';
import type { PaperBlock, PaperDocument, PaperField } from '#functions/ports/paper.ts';
import { paperFrame, type PaperInput } from './paper-frame.ts';

type Words = (typeof messages)[keyof typeof messages]['paper']['template'];

/** A field's name in its part of the template, with how it looks. */
type Wanted = [name: keyof Words['fields'], shape?: Pick<PaperField, 'share' | 'lines'>];

/**
 * The standard template for complaints of Regulation (EU) 2022/2117, annex, as a form to fill in: its parts
 * 1.a to 3.e, documents and signature. Nothing but the labels of the original says what must be filled in.
 */
export const complaintTemplate = (input: PaperInput, writtenAt: EpochMs): PaperDocument => {
  const words = messages[input.locale].paper.template;
  const { parts } = words;
  const part = partOf(words);
  const person: Wanted[][] = [[['lastName', { share: 1.3 }], ['firstName']]];
  const address: Wanted[][] = [
    [['street']],
    [['postcode', { share: 0.6 }], ['city'], ['country']],
    [['phone'], ['email', { share: 1.3 }]],
  ];
  const representative: Wanted[][] = [
    [['representativeLastName'], ['representativeFirstName', { share: 1.3 }]],
  ];
  return {
    ...paperFrame(input),
    title: words.title,
    subject: words.subject,
    writtenAt,
    blocks: [
      { kind: 'heading', level: 1, text: words.title },
      paragraph(words.intro),
      { kind: 'panel', blocks: whereTo(input, words) },
      soft(words.law),
      ...part('1.a', parts.complainant, [
        ...person,
        [['registrationNumber'], ['lei'], ['clientReference']],
        ...address,
      ]),
      soft(words.noIdentityNumber),
      ...part('1.b', parts.contact, [...person, ...address]),
      ...part('2.a', parts.representative, [
        ...representative,
        [['representativeNumbers']],
        ...address,
      ]),
      soft(words.authority),
      ...part('2.b', parts.representativeContact, [...representative, ...address]),
      { kind: 'heading', level: 2, text: `3. ${parts.complaint}` },
      ...question(words, '3.a', 'agreement', 5, words.fields.agreementHint),
      ...question(words, '3.b', 'description', 12, words.fields.descriptionHint),
      ...question(words, '3.c', 'occurredOn', 1),
      ...question(words, '3.d', 'damage', 4),
      ...question(words, '3.e', 'other', 4),
      ...documents(words),
      ...signing(words),
    ],
  };
};

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', runs: [{ text }] });
const soft = (text: string): PaperBlock => ({ kind: 'paragraph', runs: [{ text }], soft: true });

/** Whom the form goes to, by each way that is known. */
const whereTo = ({ siteFacts }: PaperInput, words: Words): PaperBlock[] => {
  const { complaintsOfficer, firm } = siteFacts;
  const { name, email } = complaintsOfficer;
  const post = firm.postalAddress?.join(', ');
  return [
    { kind: 'paragraph', runs: [{ text: `${words.send} ` }, { text: name, bold: true }] },
    {
      kind: 'paragraph',
      runs: [{ text: `${words.byEmail} ` }, { text: email, href: `mailto:${email}` }],
    },
    ...(post === undefined ? [] : [paragraph(`${words.byPost} ${firm.legalName}, ${post}`)]),
  ];
};

/** A numbered part of the template: its heading and rows of fields. */
const partOf =
  (words: Words) =>
  (number: string, title: string, rows: readonly Wanted[][]): PaperBlock[] => [
    { kind: 'heading', level: 2, text: `${number} ${title}` },
    ...rows.map((row): PaperBlock => ({
      kind: 'fields',
      fields: row.map(([name, shape]) => ({
        name: fieldName(number, name),
        label: words.fields[name],
        description: `${number} ${title}: ${words.fields[name]}`,
        ...shape,
      })),
    })),
  ];

/** One question of part 3, with room for its answer. */
const question = (
  words: Words,
  number: string,
  name: keyof Words['fields'],
  lines: number,
  hint?: string,
): PaperBlock[] => {
  const label = words.fields[name];
  const description = [`${number} ${label}`, hint].filter(Boolean).join('. ');
  return [
    { kind: 'heading', level: 3, text: `${number} ${label}` },
    {
      kind: 'fields',
      fields: [{ name: fieldName(number, name), label: hint ?? '', description, lines }],
    },
  ];
};

const documents = (words: Words): PaperBlock[] => [
  { kind: 'heading', level: 3, text: words.parts.documents },
  ...Object.entries(words.documents).map(([name, label]): PaperBlock => ({
    kind: 'tick',
    name: `documents-${name}`,
    label,
  })),
  {
    kind: 'fields',
    fields: [
      {
        name: 'documents-which',
        label: words.fields.otherDocuments,
        description: `${words.parts.documents}: ${words.fields.otherDocuments}`,
      },
    ],
  },
];

const signing = (words: Words): PaperBlock[] => [
  { kind: 'heading', level: 3, text: words.parts.signature },
  {
    kind: 'fields',
    fields: (['place', 'date'] as const).map((name) => ({
      name: `signing-${name}`,
      label: words.fields[name],
      description: `${words.parts.signature}: ${words.fields[name]}`,
    })),
  },
  { kind: 'signature', label: words.fields.signature },
];

/** "1.a" and "lastName" are "1a-lastName": a full stop would make a tree of names. */
const fieldName = (number: string, name: string): string => `${number.replace('.', '')}-${name}`;
