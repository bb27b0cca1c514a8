import type {
  Attachment,
  AttachmentRecord,
  Consequence,
  ConsequenceRecord,
  Mail,
  MessageRecord,
  NewMessage,
  SealedContent,
  Submission,
  SubmissionRecord,
} from '#functions/ports.ts';
import { splitReceiptToken } from './receipt-proof.ts';
import type { Sealer } from './sealer.ts';
import { fileContent, mailContent, submissionContent } from './sealed-content.ts';

/** A submission as an adapter keeps it, one value sealed for its text and two for each file. */
export const sealSubmission = async (
  sealer: Sealer,
  submission: Submission,
): Promise<{ record: SubmissionRecord; fingerprints: string[] }> => {
  const { id, kind, reference, receivedAt } = submission;
  const { receiptToken, locale, fields, refusedFiles, marks } = submission;
  const place = { column: 'submission.content', row: id, submission: id };
  const plain = { receiptToken, locale, fields, refusedFiles, marks };
  const [{ selector, proof }, fingerprints, content, attachments] = await Promise.all([
    splitReceiptToken(receiptToken, sealer),
    sealer.fingerprints(submission.fingerprint),
    sealer.seal(place, submissionContent.encode({ ...plain, fingerprint: submission.fingerprint })),
    Promise.all(submission.attachments.map((file) => sealFile(sealer, file, id))),
  ]);
  const [fingerprint = ''] = fingerprints;
  const clear = { id, kind, reference, receivedAt, keyId: sealer.keyId };
  const record = {
    ...{ ...clear, content, attachments, fingerprint },
    ...{ receiptSelector: selector, receiptProof: proof },
  };
  return { record, fingerprints };
};

/** A message as an adapter keeps it. One that is not written yet has no content. */
export const sealMessage = async (
  sealer: Sealer,
  { mail, ...message }: NewMessage,
  { attachments }: Pick<Submission, 'attachments'> = { attachments: [] },
): Promise<MessageRecord> => {
  const files = message.purpose === 'officer' ? attachments : [];
  const sealed =
    mail === undefined
      ? { keyId: sealer.keyId, content: new Uint8Array() }
      : await sealMail(sealer, message, mail);
  return { ...message, ...sealed, batchable: (mail?.attachmentIds ?? files).length === 0 };
};

/** The mail of a message as an adapter keeps it. */
export const sealMail = async (
  sealer: Sealer,
  { id, submissionId }: Pick<NewMessage, 'id' | 'submissionId'>,
  mail: Mail,
): Promise<SealedContent> => {
  const place = { column: 'message.content', row: id, submission: submissionId };
  return { keyId: sealer.keyId, content: await sealer.seal(place, mailContent.encode(mail)) };
};

/** What follows from a message in trouble, as an adapter keeps it. */
export const sealConsequence = async (
  sealer: Sealer,
  { followUp, settle }: Consequence,
): Promise<ConsequenceRecord> =>
  followUp === undefined ? { settle } : { settle, followUp: await sealMessage(sealer, followUp) };

const sealFile = async (
  sealer: Sealer,
  { id, filename, contentType, bytes }: Attachment,
  submissionId: string,
): Promise<AttachmentRecord> => {
  const at = (column: string) => ({ column, row: id, submission: submissionId });
  const [name, sealed] = await Promise.all([
    sealer.seal(at('attachment.name'), fileContent.encode({ filename, contentType })),
    sealer.seal(at('attachment.bytes'), unshared(bytes)),
  ]);
  return { id, submissionId, size: bytes.length, keyId: sealer.keyId, name, bytes: sealed };
};

/** The same bytes in memory that no other thread can change, as Web Crypto wants them. */
const unshared = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  isUnshared(bytes) ? bytes : new Uint8Array(bytes);

const isUnshared = (bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer;
