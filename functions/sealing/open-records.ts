import type {
  Attachment,
  AttachmentRecord,
  KeptFile,
  KeptRecord,
  KeptSubmission,
  Mail,
  SealedContent,
} from '#functions/ports.ts';
import type { Sealer } from './sealer.ts';
import { fileContent, mailContent, submissionContent } from './sealed-content.ts';

/** A submission as it was sent. Rejects with `UnsealingError`. */
export const openSubmission = async (
  sealer: Sealer,
  { id, kind, reference, receivedAt, keyId, content, attachments }: KeptRecord,
): Promise<KeptSubmission> => {
  const [opened, files] = await Promise.all([
    openContent(sealer, { id, keyId, content }),
    Promise.all(attachments.map((file) => openName(sealer, file))),
  ]);
  return { id, kind, reference, receivedAt, ...opened, attachments: files };
};

/** What a submission says beside its files. Rejects with `UnsealingError`. */
export const openContent = async (
  sealer: Sealer,
  { id, keyId, content }: SealedContent & { id: string },
) => {
  const place = { column: 'submission.content', row: id, submission: id };
  return submissionContent.decode(await sealer.unseal(keyId, place, content));
};

/** The mail of a message. Rejects with `UnsealingError`. */
export const openMail = async (
  sealer: Sealer,
  { id, submissionId, keyId, content }: SealedContent & { id: string; submissionId: string },
): Promise<Mail> => {
  const place = { column: 'message.content', row: id, submission: submissionId };
  return mailContent.decode(await sealer.unseal(keyId, place, content));
};

/** A file with its bytes. Rejects with `UnsealingError`. */
export const openFile = async (sealer: Sealer, record: AttachmentRecord): Promise<Attachment> => {
  const { id, submissionId, keyId } = record;
  const place = { column: 'attachment.bytes', row: id, submission: submissionId };
  const [{ filename, contentType }, bytes] = await Promise.all([
    openName(sealer, record),
    sealer.unseal(keyId, place, record.bytes),
  ]);
  return { id, filename, contentType, bytes };
};

const openName = async (
  sealer: Sealer,
  { id, submissionId, keyId, name, size }: Omit<AttachmentRecord, 'bytes'>,
): Promise<KeptFile> => {
  const place = { column: 'attachment.name', row: id, submission: submissionId };
  return { id, size, ...fileContent.decode(await sealer.unseal(keyId, place, name)) };
};
