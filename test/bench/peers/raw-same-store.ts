import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { nodeRandomness } from '#functions/adapters/node-randomness.ts';
import { parseConfig } from '#functions/config.ts';
import { configuredWriter } from '#functions/entry/configured-writer.ts';
import { openLocalStore, sealingKeys } from '#functions/entry/local-store.ts';
import { newSubmissionId } from '#functions/intake/submission-id.ts';
import { submitComplaint } from '#functions/intake/submit-complaint.ts';
import type { NewMessage, Submission } from '#functions/ports.ts';
import { systemClock } from '#functions/adapters/system-clock.ts';
import { readComplaint } from '#domain/complaint.ts';
import { siteFacts } from '#src/site-facts.ts';
import { complaintBody } from '../complaint-text.ts';
import { serveForms } from './serve-forms.ts';

/**
 * `node raw-same-store.ts FILE`: `node:http` alone over Besked's own store, sealing and group commit. It
 * checks the fields, and keeps rows of the same size.
 */
const [, , file = ''] = process.argv;
const config = parseConfig({ DATA_DIR: dirname(file) });
if (config.kind === 'faulty') throw new Error('The settings are faulty.');
const keys = sealingKeys(config.config);
const store = await openLocalStore({
  ...{ file, keys, log: () => undefined },
  writeMail: configuredWriter(config.config),
});

const sample = Promise.withResolvers<[Submission, readonly NewMessage[]]>();
await submitComplaint(
  {
    store: {
      accept: (submission, messages) => {
        sample.resolve([submission, messages]);
        return Promise.resolve({ kind: 'accepted' });
      },
      findDraft: () => Promise.resolve(undefined),
      findSubmission: () => Promise.resolve(undefined),
      dropDraft: () => Promise.resolve(),
    },
    signingSecret: 'unused',
    clock: systemClock,
    randomness: nodeRandomness,
    siteFacts,
    log: () => undefined,
  },
  { fields: Object.fromEntries(new URLSearchParams(complaintBody('1'))), files: [] },
);
const [submission, messages] = await sample.promise;

serveForms(async (body) => {
  const read = readComplaint(Object.fromEntries(new URLSearchParams(body)));
  if (read.kind === 'invalid') return undefined;
  const id = newSubmissionId(Date.now(), nodeRandomness);
  const receiptToken = randomBytes(24).toString('base64url');
  const fresh = {
    id,
    receiptToken,
    reference: id,
    fingerprint: `${id}${id}`,
    receivedAt: Date.now(),
  };
  await store.accept(
    { ...submission, ...fresh, fields: read.complaint },
    messages.map((message) => ({ ...message, id: `${id}-${message.purpose}`, submissionId: id })),
    0,
  );
  return `/klagomal/mottaget/${receiptToken}/`;
});
