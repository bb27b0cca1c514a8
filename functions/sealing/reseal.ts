import { sealedTables } from '#functions/ports/records.ts';
import type {
  KeyUse,
  Log,
  RecordStore,
  ResealedRow,
  SealedBytes,
  SealedRow,
  SealedTable,
} from '#functions/ports.ts';
import { submissionContent } from './sealed-content.ts';
import { UnsealingError } from './sealer.ts';
import type { Sealer } from './sealer.ts';

type Records = Pick<RecordStore, 'keyUses' | 'sealedRows' | 'reseal'>;

/** So many rows at a time are held in memory and kept in one transaction: files can be large. */
const batchSizes: Readonly<Record<SealedTable, number>> = {
  submission: 100,
  message: 100,
  attachment: 4,
  notice_change: 100,
  draft: 4,
};

/** What a rotation did. `unreadable` counts rows that could not be opened: they stay as they were. */
export interface Rotation {
  before: KeyUse[];
  after: KeyUse[];
  unreadable: number;
}

/** A server that still seals with an older key must not keep a rotation from ending. */
const mostPasses = 3;

/**
 * Seals every row under the current key, in batches, while others read and write the store. What is done
 * stays done when it is ended half way. Rows that another process still writes under an older key are
 * taken up a few times; if some are left, that process does not know the new key yet.
 */
export const rotateKeys = async (records: Records, sealer: Sealer, log: Log): Promise<Rotation> => {
  const before = await records.keyUses();
  const rotation: Rotation = { before, after: before, unreadable: 0 };
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const old = rotation.after.filter(({ keyId }) => keyId !== sealer.keyId);
    const left = old.reduce((sum, { rows }) => sum + rows, 0);
    if (left <= rotation.unreadable) break;
    rotation.unreadable = 0;
    for (const { keyId } of old)
      rotation.unreadable += (await resealAll(records, sealer, keyId, log)).unreadable;
    rotation.after = await records.keyUses();
  }
  return rotation;
};

/** Seals what an older Besked left in clear. Says how many rows there were. */
export const sealClearRows = async (records: Records, sealer: Sealer, log: Log): Promise<number> =>
  (await resealAll(records, sealer, '', log)).resealed;

const resealAll = async (
  records: Records,
  sealer: Sealer,
  keyId: string,
  log: Log,
): Promise<{ resealed: number; unreadable: number }> => {
  const count = { resealed: 0, unreadable: 0 };
  for (const table of sealedTables)
    for (let after = 0, more = true; more;) {
      const limit = batchSizes[table];
      const rows = await records.sealedRows({ table, keyId, after, limit });
      after = rows.at(-1)?.position ?? after;
      more = rows.length === limit;
      const resealed: ResealedRow[] = [];
      for (const row of rows)
        try {
          resealed.push(await resealRow(sealer, row));
        } catch (fault) {
          if (!(fault instanceof UnsealingError)) throw fault;
          count.unreadable += 1;
          log('unsealing_failed', { row: row.id, key: fault.keyId, reason: fault.reason });
        }
      if (resealed.length > 0) count.resealed += await records.reseal(resealed);
    }
  return count;
};

const resealRow = async (
  sealer: Sealer,
  { table, position, id, submissionId, keyId: fromKeyId, values }: SealedRow,
): Promise<ResealedRow> => {
  const resealed: Record<string, SealedBytes> = {};
  let fingerprint: string | undefined;
  for (const [column, value] of Object.entries(values)) {
    const place = { column: `${table}.${column}`, row: id, submission: submissionId };
    const plain = fromKeyId === '' ? value : await sealer.unseal(fromKeyId, place, value);
    if (table === 'submission') {
      const content = submissionContent.decode(plain);
      [fingerprint] = await sealer.fingerprints(content.fingerprint);
    }
    resealed[column] = await sealer.seal(place, plain);
  }
  const row = {
    ...{ table, position, id, submissionId, values: resealed },
    ...{ keyId: sealer.keyId, fromKeyId },
  };
  return fingerprint === undefined ? row : { ...row, fingerprint };
};
