import type {
  Attachment,
  ClaimedBatch,
  ClaimedBatchRecord,
  ClaimedMessage,
  ClaimedRecord,
  RecordStore,
  Store,
} from '#functions/ports.ts';
import { openMail } from './open-records.ts';
import type { Sealer, UnsealingError } from './sealer.ts';

/** How long a message waits whose key is not at hand: the right keys may come with the next start. */
const keyRetryMs = 5 * 60_000;

/** What claiming sealed messages needs: `note` tells of a row that cannot be opened, and throws other faults. */
export interface ClaimDeps {
  records: RecordStore;
  sealer: Sealer;
  readFiles: (ids: readonly string[]) => Promise<Attachment[]>;
  note: (row: string, fault: unknown) => UnsealingError;
}

/** The claims of a store over sealed records. What cannot be opened is put aside and stops nothing else. */
export const claimsOf = (deps: ClaimDeps): Pick<Store, 'claimDue' | 'claimBatches'> => {
  const { records } = deps;
  return {
    claimDue: async (claim) => {
      const opened = await Promise.all(
        (await records.claimDue(claim)).map(async (record) => {
          const message = await openOrFault(deps, record);
          if (!('fault' in message)) return [message];
          await setAside(records, record, message.fault, claim.now);
          return [];
        }),
      );
      return opened.flat();
    },
    claimBatches: async (claim) => {
      const opened = await Promise.all(
        (await records.claimBatches(claim)).map((batch) => openBatch(deps, batch, claim.now)),
      );
      return opened.flat();
    },
  };
};

const openOrFault = async (
  { sealer, readFiles, note }: ClaimDeps,
  record: ClaimedRecord,
): Promise<ClaimedMessage | { fault: UnsealingError }> => {
  const { keyId, content, ...claim } = record;
  try {
    const mail = await openMail(sealer, { ...claim, keyId, content });
    return { ...claim, mail, attachments: await readFiles(mail.attachmentIds) };
  } catch (fault) {
    return { fault: note(record.id, fault) };
  }
};

/** Certainly not sent now; whether an earlier try was, is as uncertain as before. */
const setAside = async (
  records: RecordStore,
  claim: ClaimedRecord,
  { reason, message: error }: UnsealingError,
  now: number,
): Promise<void> => {
  const { uncertainSince } = claim;
  if (reason === 'key-missing')
    await records.markRetry(claim, { nextAttemptAt: now + keyRetryMs, error, uncertainSince });
  else await records.markFailed(claim, { at: now, error, cause: 'account', uncertainSince });
};

const openBatch = async (
  deps: ClaimDeps,
  batch: ClaimedBatchRecord,
  now: number,
): Promise<ClaimedBatch[]> => {
  const opened = await inTurns(batch.messages, (record) => openOrFault(deps, record));
  const faults = opened.flatMap((each) => ('fault' in each ? [each.fault] : []));
  const messages = opened.flatMap((each) => ('fault' in each ? [] : [each]));
  if (faults.length === 0) return [{ ...batch, messages }];
  await setBatchAside(deps.records, batch, faults, now);
  return [];
};

/** A hundred e-mails take a hundred times as long to open as one: others have their turn in between. */
const inTurns = async <Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> => {
  const done: Value[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve));
    done.push(...(await Promise.all(items.slice(start, start + atOnce).map(work))));
  }
  return done;
};

const atOnce = 8;

/** Never tried: the others go out singly. Else all wait or are parked: the request must be as it was. */
const setBatchAside = async (
  records: RecordStore,
  batch: ClaimedBatchRecord,
  faults: readonly UnsealingError[],
  now: number,
): Promise<void> => {
  const { uncertainSince } = batch;
  const error = `batch: ${faults[0]?.message ?? ''}`;
  if (uncertainSince === undefined) await records.dissolveBatch(batch, error);
  else if (faults.every(({ reason }) => reason === 'key-missing'))
    await records.markBatchRetry(batch, { nextAttemptAt: now + keyRetryMs, error, uncertainSince });
  else await records.markBatchFailed(batch, { at: now, error, cause: 'doubt', uncertainSince });
};
