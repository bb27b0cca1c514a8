import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openLibsqlStore, type LibsqlStoreOptions } from '#functions/adapters/libsql-store.ts';
import { localSealingKeys } from '#functions/adapters/local-sealing-keys.ts';
import { openSqliteStore, type SqliteStoreOptions } from '#functions/adapters/sqlite-store.ts';
import { nodeCrypto } from '#functions/adapters/node-crypto.ts';
import { nodeRandomness } from '#functions/adapters/node-randomness.ts';
import { formatSealingKey, parseSealingKeys } from '#functions/config-sealing-keys.ts';
import type { SealingKey } from '#functions/config-sealing-keys.ts';
import type { Config } from '#functions/config.ts';
import {
  StoreUnavailableError,
  type Log,
  type RecordStore,
  type Store,
  type WriteMail,
} from '#functions/ports.ts';
import { openSealedStore, SealingKeysError } from '#functions/sealing/open-sealed-store.ts';
import { createSealer } from '#functions/sealing/sealer.ts';
import { makePrivateFolder } from './private-folder.ts';

/** Where records are: in a file of this machine, or in a database that others share. */
export interface RecordsOptions extends SqliteStoreOptions {
  shared?: LibsqlStoreOptions | undefined;
}

/** How to open the store of this machine. */
export interface LocalStoreOptions extends RecordsOptions {
  /** The current key first. */
  keys: readonly SealingKey[];
  log: Log;
  writeMail: WriteMail;
}

/** Opens the records alone, for what needs no key. Rejects with `StoreUnavailableError`. */
export const openRecords = ({ shared, ...file }: RecordsOptions): Promise<RecordStore> =>
  shared === undefined ? openSqliteStore(file) : openLibsqlStore(shared);

/**
 * Opens the store of this machine. Rejects with `StoreUnavailableError` or `SealingKeysError` if it cannot
 * be written or read.
 */
export const openLocalStore = async ({
  keys,
  log,
  writeMail,
  ...options
}: LocalStoreOptions): Promise<Store> => {
  if (options.shared === undefined) dataFolder(options.file);
  return openSealedStore(
    await openRecords(options),
    createSealer(keys, nodeRandomness, nodeCrypto),
    { log, writeMail },
  );
};

/** The file of the store in a data folder. */
export const storeFile = (dataDir: string): string => join(dataDir, 'besked.sqlite');

/** Where the keys are kept that a machine made for itself. */
export const keysFile = (dataDir: string): string => join(dataDir, 'sealing-keys');

/**
 * The keys of the configuration, or those that this machine keeps in its data folder.
 * Throws `SealingKeysError` if that file holds something else, `StoreUnavailableError` if the folder
 * cannot be used.
 */
export const sealingKeys = ({
  sealingKeys: given,
  dataDir,
}: Pick<Config, 'sealingKeys' | 'dataDir'>): readonly SealingKey[] => {
  if (given !== undefined) return given;
  const file = keysFile(dataDir);
  const keys = parseSealingKeys(ownKeys(file));
  if (keys === undefined)
    throw new SealingKeysError(
      `${file} must hold id:key[,id:key…], each key 32 bytes in base64: mend it, or put a copy of it back.`,
    );
  return keys;
};

/** The same for a store that is there already: a key that is made now would open nothing. */
export const existingKeys = (
  config: Pick<Config, 'sealingKeys' | 'dataDir'>,
): readonly SealingKey[] => {
  const file = keysFile(config.dataDir);
  if (config.sealingKeys === undefined && !existsSync(file))
    throw new SealingKeysError(
      `There is no key at hand: set SEALING_KEYS as the server has it, or put ${file} back.`,
    );
  return sealingKeys(config);
};

/** Makes the folder of a file of ours. Throws `StoreUnavailableError` if it cannot be made. */
const dataFolder = (file: string): void => {
  try {
    makePrivateFolder(dirname(file));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new StoreUnavailableError(`${dirname(file)} cannot be made (${why}).`, { cause });
  }
};

const ownKeys = (file: string): string => {
  dataFolder(file);
  try {
    return localSealingKeys(file, { randomness: nodeRandomness, format: formatSealingKey });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new StoreUnavailableError(`${file} can be neither read nor written (${why}).`, { cause });
  }
};
