import { submissionsAndMessages } from './migrations/0001-submissions-and-messages.ts';
import { limitsAndMarks } from './migrations/0002-limits-and-marks.ts';
import { deliveryRecord } from './migrations/0003-delivery-record.ts';
import { sealedContent } from './migrations/0004-sealed-content.ts';
import { batches } from './migrations/0005-batches.ts';
import { staff } from './migrations/0007-staff.ts';
import { drafts } from './migrations/0008-drafts.ts';
import { messageContent } from './migrations/0009-message-content.ts';

/**
 * One step of the schema: statements, or two parts between which rows of an older Besked are converted by
 * what statements alone cannot do. A new database has none, and needs the statements alone.
 */
export type Migration = string | { begin: string; end: string };

/** Every step of the schema, in order. Add at the end; a step that has been released never changes. */
export const migrations: readonly Migration[] = [
  submissionsAndMessages,
  limitsAndMarks,
  deliveryRecord,
  sealedContent,
  batches,
  staff,
  drafts,
  messageContent,
];

/** What a database is told that a newer Besked has written: going back could lose what the older one does not know. */
export const newerSchema = (schema: number): string =>
  `The database has schema ${schema}, this Besked knows ${migrations.length}: start a newer Besked.`;
