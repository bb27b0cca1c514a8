import type {
  Attachment,
  ClaimedBatch,
  ClaimedBatchRecord,
  ClaimedMessage,
  ClaimedRecord,
  Log,
  RecordStore,
  Store,
} from '#functions/ports.ts';
import { openMail } from './open-records.ts';
import { UnsealingError } from './sealer.ts';
import {
  writeClaimed,
  type Unreadable,
  type WritingDeps,
  type WrittenRecord,
} from './written-mails.ts';

/** How long a message waits whose key is not at hand, or whose mail could not be written: the next start may mend it. */
const waitMs = 5 * 60_000;

/** What claiming sealed messages needs: `note` tells of a row that cannot be opened, and throws other faults. */
export interface ClaimDeps extends WritingDeps {
  records: RecordStore;
  readFiles: (ids: readonly string[]) => Promise<Attachment[]>;
  note: (row: string, fault: unknown) => UnsealingError;
  log: Log;
}

/** What stands in the way of a message. `waits`: it may be gone by itself later. */
interface Obstacle {
  error: string;
  waits: boolean;
}

type Opened = ClaimedMessage | { record: ClaimedRecord; obstacle: Obstacle };

/** The claims of a store over sealed records. What cannot be opened is put aside and stops nothing else. */
export const claimsOf = (deps: ClaimDeps): Pick<Store, 'claimDue' | 'claimBatches'> => ({
  claimDue: async (claim) => {
    const written = await writeClaimed(deps, await deps.records.claimDue(claim));
    const opened = await Promise.all(
      written.map(async (each) => {
        const message = await open(deps, each);
        if (!('obstacle' in message)) return [message];
        await setAside(deps.records, message.record, message.obstacle, claim.now);
        return [];
      }),
    );
    return opened.flat();
  },
  claimBatches: async (claim) => {
    const batches = await deps.records.claimBatches(claim);
    const written = await writeClaimed(
      deps,
      batches.flatMap(({ messages }) => messages),
    );
    const byId = new Map(
      written.map((each) => ['record' in each ? each.record.id : each.id, each]),
    );
    const opened = await Promise.all(
      batches.map(async (batch) => {
        const messages = batch.messages.flatMap(({ id }) => byId.get(id) ?? []);
        // Else its lease is another worker's by now.
        const whole = messages.length === batch.messages.length;
        return whole ? openBatch(deps, batch, messages, claim.now) : [];
      }),
    );
    return opened.flat();
  },
});

const open = async (deps: ClaimDeps, each: WrittenRecord | Unreadable): Promise<Opened> => {
  if ('fault' in each) return { record: each.record, obstacle: obstacleOf(deps, each) };
  const { keyId, content, mail: written, ...claim } = each;
  try {
    const mail = written ?? (await openMail(deps.sealer, { ...claim, keyId, content }));
    return { ...claim, mail, attachments: await deps.readFiles(mail.attachmentIds) };
  } catch (fault) {
    const { reason, message } = deps.note(each.id, fault);
    return { record: each, obstacle: { error: message, waits: reason === 'key-missing' } };
  }
};

/** A submission that cannot be opened, or a mail that could not be written of it. */
const obstacleOf = ({ note, log }: ClaimDeps, { record, fault }: Unreadable): Obstacle => {
  if (fault instanceof UnsealingError) {
    const { reason, message } = note(record.submissionId, fault);
    return { error: message, waits: reason === 'key-missing' };
  }
  const error = fault instanceof Error ? fault.name : 'unknown';
  log('mail_not_written', { reference: record.reference, purpose: record.purpose, error });
  return { error: `not written: ${error}`, waits: true };
};

/** Certainly not sent now; whether an earlier try was, is as uncertain as before. */
const setAside = async (
  records: RecordStore,
  claim: ClaimedRecord,
  { error, waits }: Obstacle,
  now: number,
): Promise<void> => {
  const { uncertainSince } = claim;
  if (waits) await records.markRetry(claim, { nextAttemptAt: now + waitMs, error, uncertainSince });
  else await records.markFailed(claim, { at: now, error, cause: 'account', uncertainSince });
};

const openBatch = async (
  deps: ClaimDeps,
  batch: ClaimedBatchRecord,
  written: readonly (WrittenRecord | Unreadable)[],
  now: number,
): Promise<ClaimedBatch[]> => {
  const opened = await deps.inTurns(written, (each) => open(deps, each));
  const obstacles = opened.flatMap((each) => ('obstacle' in each ? [each.obstacle] : []));
  const messages = opened.flatMap((each) => ('obstacle' in each ? [] : [each]));
  if (obstacles.length === 0) return [{ ...batch, messages }];
  await setBatchAside(deps.records, batch, obstacles, now);
  return [];
};

/** Never tried: the others go out singly. Else all wait or are parked: the request must be as it was. */
const setBatchAside = async (
  records: RecordStore,
  batch: ClaimedBatchRecord,
  obstacles: readonly Obstacle[],
  now: number,
): Promise<void> => {
  const { uncertainSince } = batch;
  const error = `batch: ${obstacles[0]?.error ?? ''}`;
  if (uncertainSince === undefined) await records.dissolveBatch(batch, error);
  else if (obstacles.every(({ waits }) => waits))
    await records.markBatchRetry(batch, { nextAttemptAt: now + waitMs, error, uncertainSince });
  else await records.markBatchFailed(batch, { at: now, error, cause: 'doubt', uncertainSince });
};
