import { sealedTables } from '#functions/ports/records.ts';
import type { KeyUse, Log, RecordStore, SealedRow, Store, WriteMail } from '#functions/ports.ts';
import { sealClearRows } from './reseal.ts';
import { sealedStore } from './sealed-store.ts';
import { UnsealingError } from './sealer.ts';
import type { Sealer } from './sealer.ts';

/** The keys at hand do not open what is kept: nothing may start on them. The message tells what to do. */
export class SealingKeysError extends Error {
  override name = 'SealingKeysError';
}

/**
 * Makes a store of an adapter's records. Rejects with `SealingKeysError`, and closes the records, if a key
 * that something is sealed with is missing or is another one of that name. What an older Besked left in
 * clear is sealed first.
 */
export const openSealedStore = async (
  records: RecordStore,
  sealer: Sealer,
  outside: { log: Log; writeMail: WriteMail },
): Promise<Store> => {
  const { log } = outside;
  try {
    await checkKeys(records, sealer);
    const rows = await sealClearRows(records, sealer, log);
    if (rows > 0) log('clear_rows_sealed', { rows, cleared: await records.clearTraces() });
    return sealedStore(records, sealer, outside);
  } catch (fault) {
    await records.close();
    throw fault;
  }
};

/** Rejects with `SealingKeysError` if the keys at hand cannot open what is kept. */
export const checkKeys = async (
  records: Pick<RecordStore, 'keyUses' | 'sealedRows'>,
  sealer: Sealer,
): Promise<void> => {
  const uses = (await records.keyUses()).filter(({ keyId }) => keyId !== '');
  const missing = uses.filter(({ keyId }) => !sealer.keyIds.includes(keyId));
  if (missing.length > 0)
    throw new SealingKeysError(
      `The store holds ${inWords(missing)}, but the keys at hand are only ${sealer.keyIds.join(', ')}. ` +
        'Put the missing key behind the current one; npm run rotate-key makes it dispensable.',
    );
  for (const { keyId } of uses)
    if (!(await opensSome(records, sealer, keyId)))
      throw new SealingKeysError(
        `The key ${keyId} at hand is not the one of that name that sealed what the store holds. ` +
          'Find the right one: without it nothing that it sealed can be read.',
      );
};

const inWords = (uses: readonly KeyUse[]): string =>
  uses.map(({ keyId, rows }) => `${rows} rows sealed with the key ${keyId}`).join(' and ');

/** One row may have been tampered with, which stops no start: the first of several that opens will do. */
const opensSome = async (
  records: Pick<RecordStore, 'sealedRows'>,
  sealer: Sealer,
  keyId: string,
): Promise<boolean> => {
  for (const table of sealedTables)
    for (const row of await records.sealedRows({ table, keyId, after: 0, limit: 3 }))
      if (await opens(sealer, row)) return true;
  return false;
};

const opens = async (
  sealer: Sealer,
  { table, id, submissionId, keyId, values }: SealedRow,
): Promise<boolean> => {
  const [[column, value] = []] = Object.entries(values);
  if (column === undefined || value === undefined) return false;
  const place = { column: `${table}.${column}`, row: id, submission: submissionId };
  try {
    await sealer.unseal(keyId, place, value);
    return true;
  } catch (fault) {
    if (fault instanceof UnsealingError) return false;
    throw fault;
  }
};
