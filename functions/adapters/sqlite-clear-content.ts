import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** Between the two parts of migration 0004: what an older Besked kept in columns becomes one value, still in clear. */
export const moveIntoContent = (database: DatabaseSync): void => {
  for (const row of database.prepare(oldSubmissions).iterate()) {
    const { rowid, selector, verifier, fields, refusedFiles, marks, ...kept } =
      submissionRow.parse(row);
    const content = {
      ...{ fields: json(fields), refusedFiles: json(refusedFiles), marks: json(marks) },
      ...{ ...kept, receiptToken: Buffer.concat([selector, verifier]).toString('base64url') },
    };
    const proof = createHash('sha256').update(verifier).digest();
    database.prepare(fillSubmission).run({ rowid, proof, content: encoded(content) });
  }
  for (const row of database.prepare(oldAttachments).iterate()) {
    const { rowid, ...name } = attachmentRow.parse(row);
    database.prepare(fillAttachment).run({ rowid, name: encoded(name) });
  }
};

const bytes = z.instanceof(Uint8Array);

const submissionRow = z.object({
  rowid: z.int(),
  selector: bytes,
  verifier: bytes,
  fingerprint: z.string(),
  locale: z.string(),
  fields: z.string(),
  refusedFiles: z.string(),
  marks: z.string(),
});

const attachmentRow = z.object({ rowid: z.int(), filename: z.string(), contentType: z.string() });

const json = (text: string): unknown => JSON.parse(text);

const encoded = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const oldSubmissions = `
  SELECT rowid, receipt_selector AS selector, receipt_verifier AS verifier, fingerprint, locale,
    fields, refused_files AS refusedFiles, marks
  FROM submission`;

const oldAttachments = 'SELECT rowid, filename, content_type AS contentType FROM attachment';

const fillSubmission = `
  UPDATE submission SET receipt_proof = :proof, content = :content WHERE rowid = :rowid`;

const fillAttachment =
  'UPDATE attachment SET name = :name, size = length(bytes) WHERE rowid = :rowid';
