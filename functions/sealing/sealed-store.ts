import { StoreUnavailableError, UnreadableError } from '#functions/ports.ts';
import type { Attachment, Log, RecordStore, Store, WriteMail } from '#functions/ports.ts';
import { claimsOf } from './claim-messages.ts';
import { behindOthers } from './behind-others.ts';
import { sealedDrafts } from './sealed-drafts.ts';
import { openContent, openFile, openMail, openSubmission } from './open-records.ts';
import { isReceiptToken, isSameProof, splitReceiptToken } from './receipt-proof.ts';
import { sealConsequence, sealMessage, sealSubmission } from './seal-records.ts';
import { noticeHistoryOf, staffOf } from './sealed-staff.ts';
import { isUnwritten } from './written-mails.ts';
import { UnsealingError } from './sealer.ts';
import type { Sealer } from './sealer.ts';

/**
 * A store over records that nobody reads without the key. Sealing is done before an adapter's transaction
 * begins and opening after it ended. A row that cannot be opened is logged and counted, and stops nothing
 * else: a message waits if its key is missing and is parked if it was tampered with. What no mail was given
 * for is written by `writeMail`.
 */
export const sealedStore = (
  records: RecordStore,
  sealer: Sealer,
  { log, writeMail }: { log: Log; writeMail: WriteMail },
): Store => {
  const unreadable = new Set<string>();
  const { first, settled, inTurns } = behindOthers();
  let closed = false;

  /** Notes a row that cannot be opened, once. Throws again what is another fault. */
  const note = (row: string, fault: unknown): UnsealingError => {
    if (!(fault instanceof UnsealingError)) throw fault;
    if (!unreadable.has(row))
      log('unsealing_failed', { row, key: fault.keyId, reason: fault.reason });
    unreadable.add(row);
    return fault;
  };

  /** Opens what was asked for by name. */
  const required = async <T>(row: string, opening: Promise<T>): Promise<T> => {
    try {
      return await opening;
    } catch (fault) {
      throw new UnreadableError(note(row, fault).message, { cause: fault });
    }
  };

  const readFiles = async (ids: readonly string[]): Promise<Attachment[]> => {
    if (ids.length === 0) return [];
    const found = await records.readAttachments(ids);
    const missing = ids.find((id) => !found.some((file) => file.id === id));
    if (missing !== undefined) throw new Error(`No attachment ${missing}.`);
    return Promise.all(found.map((file) => openFile(sealer, file)));
  };

  const accept: Store['accept'] = async (submission, messages, repeatSince, limits) => {
    const kept = new Set(submission.attachments.map(({ id }) => id));
    const named = messages.flatMap(({ mail }) => mail?.attachmentIds ?? []);
    const missing = named.find((id) => !kept.has(id));
    if (missing !== undefined) throw new Error(`No attachment ${missing} for a message.`);

    const [{ record, fingerprints }, sealed] = await Promise.all([
      sealSubmission(sealer, submission),
      Promise.all(messages.map((message) => sealMessage(sealer, message, submission))),
    ]);
    const repeat = { since: repeatSince, fingerprints };
    const accepted = await records.accept(record, sealed, repeat, limits);
    if (accepted.kind !== 'repeated') return accepted;
    const { id, reference, receivedAt } = accepted.first;
    try {
      const { receiptToken } = await openContent(sealer, accepted.first);
      return { kind: 'repeated', reference, receiptToken, receivedAt };
    } catch (fault) {
      note(id, fault);
      // Its receipt cannot be shown, so the customer is given a new one: better twice than not at all.
      const none = { since: repeatSince, fingerprints: [] };
      const again = await records.accept(record, sealed, none, limits);
      // The same draft: it can be sent only once.
      if (again.kind === 'repeated') throw new UnreadableError(`${id} cannot be opened.`);
      return again;
    }
  };

  return {
    ...records,
    accept: async (...submitted) => {
      if (closed) throw new StoreUnavailableError('The store is closed.');
      return first(() => accept(...submitted));
    },
    close: async () => {
      closed = true;
      await settled();
      await records.close();
    },
    findByReceiptToken: async (token) => {
      if (!isReceiptToken(token)) return undefined;
      const { selector, proof } = await splitReceiptToken(token, sealer);
      const found = (await records.findByReceiptSelector(selector)).filter(({ receiptProof }) =>
        isSameProof(receiptProof, proof),
      );
      const [record] = found;
      return record && required(record.id, openSubmission(sealer, record));
    },
    findSubmission: async (id) => {
      const record = await records.findSubmission(id);
      return record && required(record.id, openSubmission(sealer, record));
    },
    ...sealedDrafts({ records, sealer, note }),
    ...claimsOf({ records, sealer, readFiles, note, log, writeMail, inTurns }),
    ...staffOf({ records, sealer, note }),
    ...noticeHistoryOf({ records, sealer, note }),
    recordEvent: async (event, consequence) =>
      records.recordEvent(event, consequence && (await sealConsequence(sealer, consequence))),
    notice: async (id, at, consequence) =>
      records.notice(id, at, await sealConsequence(sealer, consequence)),
    findMessage: async (by) => {
      const found = await records.findMessage(by);
      if (found === undefined) return undefined;
      const { facts, ...sealed } = found;
      const submission = await required(
        found.submission.id,
        openSubmission(sealer, found.submission),
      );
      const mail = isUnwritten(sealed)
        ? writeMail(submission, facts.purpose)
        : await required(facts.id, openMail(sealer, { ...facts, ...sealed }));
      return { facts, mail, submission };
    },
    keptAfter: async (position, limit) =>
      Promise.all(
        (await records.keptAfter(position, limit)).map(async ({ submission, ...at }) => {
          try {
            return { ...at, kind: 'read', submission: await openSubmission(sealer, submission) };
          } catch (fault) {
            note(submission.id, fault);
            return { ...at, kind: 'unreadable' };
          }
        }),
      ),
    readFiles: (ids) => required(ids.join(' '), readFiles(ids)),
    unreadable: () => unreadable.size,
  };
};
