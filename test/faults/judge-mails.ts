import { createHash } from 'node:crypto';
import type { Invariant, Remains } from './judge.ts';
import type { Kept } from './kept.ts';
import { markerIn } from './plan.ts';
import { wantsReceipt, type Sent } from './submissions.ts';

/** A key is a message's id: its submission's, then what it is for. */
const submissionOf = (key: string): string => key.replace(/-officer$/, '');

/** Mails about mails that fail for good: only those that a submission itself causes are counted. */
const isAboutMail = (key: string): boolean => /-(receipt-trouble|fallback)/.test(key);

const counted = (items: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/** Judges which mails there are, as the endpoint took them, against what was sent and kept. */
export const judgeMails = ({ journeys, taken: mails, kept, requests }: Remains): Invariant[] => {
  const taken = byMessage(mails, kept);
  const officers = taken.flatMap(({ key, mail }) => {
    const marker = isReceipt(mail.to) || isAboutMail(key) ? undefined : markerIn(mail.text);
    return marker === undefined ? [] : [{ key, marker, mail }];
  });
  const receipts = taken.filter(({ mail }) => isReceipt(mail.to));
  const officerMails = counted(officers.map(({ marker }) => marker));
  const receiptMails = counted(receipts.map(({ mail }) => String(mail.to)));
  const keys = counted(taken.map(({ key }) => key));

  const told = journeys.filter(({ receipt }) => receipt !== undefined).map(({ sent }) => sent);
  const withReceipt = told.filter((sent) => wantsReceipt(sent));
  const ofMarker = new Map(journeys.map(({ sent }) => [sent.marker, sent]));
  const submissions = counted(
    [...new Set(officers.map(({ key, marker }) => `${marker} ${submissionOf(key)}`))].map(
      (pair) => pair.split(' ')[0] ?? '',
    ),
  );

  return [
    {
      name: 'each acknowledged submission has its officer mail',
      checked: told.length,
      broken: told
        .filter(({ marker }) => !officerMails.has(marker))
        .map(({ marker }) => `${marker} has none`),
    },
    {
      name: 'each has its receipt, where there is an address',
      checked: withReceipt.length,
      broken: withReceipt
        .filter(({ fields }) => !receiptMails.has(fields['email'] ?? ''))
        .map(({ marker }) => `${marker} has none`),
    },
    {
      name: 'no mail is delivered twice, by key and by content',
      checked: taken.length,
      broken: [...keys, ...officerMails, ...receiptMails]
        .filter(([, count]) => count > 1)
        .map(([what, count]) => `${what}: ${count} times`),
    },
    {
      name: 'no mail without a committed submission',
      checked: taken.length,
      broken: noneKept(kept, [...keys.keys()]),
    },
    {
      name: 'each submission is kept once, however often it was sent',
      checked: submissions.size,
      broken: [...submissions]
        .filter(([, count]) => count > 1)
        .map(([marker, count]) => `${marker} is kept ${count} times`),
    },
    {
      name: 'nothing is half kept: messages and files complete',
      checked: kept.submissions.length,
      broken: halfKept(
        kept,
        new Map(officers.map((o) => [submissionOf(o.key), ofMarker.get(o.marker)])),
      ),
    },
    {
      name: 'attached files reach the officer unchanged',
      checked: officers.filter(({ marker }) => (ofMarker.get(marker)?.files.length ?? 0) > 0)
        .length,
      broken: officers
        .filter(({ marker, mail }) => filesSent(ofMarker.get(marker)) !== filesOf(mail.attachments))
        .map(({ marker }) => `${marker} has other files`),
    },
    {
      name: 'a mail is the same at each try',
      checked: requests.length,
      broken: requests
        .filter(({ answer }) => answer === '409 of its own: invalid_idempotent_request')
        .map(({ key }) => `${key} had changed`),
    },
  ];
};

/**
 * What went out in a batch, under the id of its message. A batch that was taken and is not in the store
 * any more keeps its key, which no message has.
 */
const byMessage = (taken: Remains['taken'], { messages }: Kept): Remains['taken'] => {
  const ids = new Map(
    messages.map(({ id, batchId, batchPosition }) => [
      `${batchId ?? ''}#${batchPosition ?? ''}`,
      id,
    ]),
  );
  return taken.map(({ key, mail }) => ({ key: ids.get(key) ?? key, mail }));
};

const isReceipt = (to: string | string[]): boolean => String(to).startsWith('kund');

const noneKept = ({ messages }: Kept, keys: readonly string[]): string[] => {
  const known = new Set(messages.map(({ id }) => id));
  return keys.filter((key) => !known.has(key)).map((key) => `${key} is not in the store`);
};

const halfKept = (kept: Kept, sentOf: ReadonlyMap<string, Sent | undefined>): string[] =>
  kept.submissions.flatMap(({ id, reference, files }) => {
    const purposes = kept.messages
      .filter(({ submissionId }) => submissionId === id)
      .filter(({ purpose }) => purpose === 'officer' || purpose === 'receipt')
      .map(({ purpose }) => purpose)
      .sort()
      .join(' and ');
    const sent = sentOf.get(id);
    // Of one that no officer was told about nothing is known but that it must have had a message for him.
    const wanted = sent === undefined || wantsReceipt(sent) ? 'officer and receipt' : 'officer';
    const complete = purposes === wanted || (sent === undefined && purposes === 'officer');
    if (!complete) return [`${reference} has messages: ${purposes || 'none'}`];
    if (sent !== undefined && sent.files.length !== files)
      return [`${reference} has ${files} files`];
    return [];
  });

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const filesSent = (sent: Sent | undefined): string =>
  (sent?.files ?? []).map(({ bytes }) => hash(bytes)).join();

const filesOf = (attachments: readonly { content: unknown }[]): string =>
  attachments.map(({ content }) => hash(Buffer.from(String(content), 'base64'))).join();
