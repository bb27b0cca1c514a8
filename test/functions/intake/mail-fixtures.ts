import { causedPurposes, mailWriter } from '#functions/intake/write-mail.ts';
import type { MailInput } from '#functions/intake/mail-input.ts';
import type { KeptSubmission, Mail } from '#functions/ports.ts';
import { siteFacts } from '#src/site-facts.ts';

/** The fields of a complaint as they are kept: what was not filled in is ''. */
export const complaintFields = {
  lang: 'sv',
  clientType: 'consumer',
  lastName: 'Öberg',
  firstName: 'Åsa',
  registrationNumber: '',
  clientReference: 'K-1029',
  street: 'Storgatan 1',
  postcode: '123 45',
  city: 'Ågersta',
  country: 'Sverige',
  phone: '070-123 45 67',
  email: 'asa@example.test',
  representativeName: 'Bo Ombud',
  representativeEmail: 'ombud@example.test',
  representativePhone: '08-123 45 67',
  agreement: 'Lån 1234',
  description: 'Räntan kom inte.\nJag har ringt två gånger.',
  occurredOn: '1 november 2026',
  damage: '1 200 kronor',
  other: 'Inget mer',
};

/** A complaint received on Tuesday 22 December 2026 at 15.04 in Stockholm, as e-mails are made from it. */
export const complaintInput = (
  fields: Readonly<Record<string, string>> = {},
  changes: Partial<KeptSubmission> = {},
): MailInput => ({
  submission: {
    id: 'submission-1',
    kind: 'complaint',
    reference: 'K7QD-2MXR',
    receiptToken: 'secret',
    fingerprint: 'f',
    locale: 'sv',
    receivedAt: Date.parse('2026-12-22T14:04:00Z'),
    fields: { ...complaintFields, ...fields },
    attachments: [],
    refusedFiles: [],
    marks: [],
    ...changes,
  },
  siteFacts: {
    ...siteFacts,
    complaintsOfficer: { name: 'Klagomålsansvarig Ett', email: 'officer@example.test' },
  },
  addresses: {
    mailFrom: 'Kundtjänst <besked@mail.example.test>',
    complaintsTo: 'klagomal@example.test',
    questionsTo: 'fragor@example.test',
    siteUrl: 'https://help.example.test',
  },
  receiptUrl: 'https://help.example.test/klagomal/mottaget/secret/',
});

/** A question with the same circumstances. */
export const questionInput = (
  fields: Readonly<Record<string, string>> = {},
  changes: Partial<KeptSubmission> = {},
): MailInput => {
  const input = complaintInput({}, { kind: 'question', ...changes });
  const { submission } = input;
  return {
    ...input,
    submission: {
      ...submission,
      fields: {
        lang: 'sv',
        name: 'Åsa Öberg',
        email: 'asa@example.test',
        phone: '070-123 45 67',
        message: 'Hur gör jag?',
        ...fields,
      },
    },
  };
};

/** All e-mails that a submission causes. */
export const causedMails = (input: MailInput): { officer: Mail; receipt?: Mail } => {
  const write = mailWriter(input);
  const [officer, receipt] = causedPurposes(input.submission).map((purpose) =>
    write(input.submission, purpose),
  );
  if (officer === undefined) throw new Error('Nothing tells the firm.');
  return { officer, ...(receipt && { receipt }) };
};

/** The words of an HTML version, entities read, as a person would see them. */
export const visibleText = (markup: string): string =>
  markup
    .replace(/<(title|style)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
