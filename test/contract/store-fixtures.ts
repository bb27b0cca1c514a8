import { randomBytes } from 'node:crypto';
import type { Attachment, Mail, NewMessage, Submission } from '#functions/ports.ts';

/** 22 November 2026, 10:00 in Stockholm. */
export const morning = 1_795_338_000_000;

/** One day in milliseconds: how long the same submission counts as a repetition. */
export const day = 86_400_000;

let drawn = 0;

/** A complaint as it is handed to a store: every identifier is its own. */
export const submission = (changes: Partial<Submission> = {}): Submission => {
  drawn += 1;
  return {
    id: `submission-${drawn}`,
    kind: 'complaint',
    reference: `K-TEST-${drawn}`,
    receiptToken: randomBytes(24).toString('base64url'),
    fingerprint: randomBytes(32).toString('hex'),
    locale: 'sv',
    receivedAt: morning,
    fields: { lastName: 'Åström', description: 'Utbetalningen kom aldrig.' },
    attachments: [],
    refusedFiles: [],
    marks: [],
    ...changes,
  };
};

/** A file whose bytes are told apart from another's by `fill`. */
export const attachment = (id: string, size: number, fill = 7): Attachment => ({
  id,
  filename: `${id} å.pdf`,
  contentType: 'application/pdf',
  bytes: new Uint8Array(size).fill(fill),
});

/** A message of a submission; its id is the submission's with the purpose. */
export const message = (
  of: Submission,
  purpose: NewMessage['purpose'] = 'officer',
  changes: Partial<Mail> = {},
): NewMessage & { mail: Mail } => ({
  id: `${of.id}-${purpose}`,
  submissionId: of.id,
  purpose,
  mail: {
    from: 'Besked <besked@example.test>',
    to: ['officer@example.test'],
    subject: `Klagomål ${of.reference}`,
    html: '<p>Hej</p>',
    text: 'Hej',
    attachmentIds: [],
    ...changes,
  },
});
