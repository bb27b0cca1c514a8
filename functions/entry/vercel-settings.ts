import { openLibsqlStore } from '#functions/adapters/libsql-store.ts';
import { webRandomness } from '#functions/adapters/web-randomness.ts';
import { parseConfig, type Config, type SettingFault } from '#functions/config.ts';
import type { Log, Store } from '#functions/ports.ts';
import { openSealedStore } from '#functions/sealing/open-sealed-store.ts';
import { createSealer } from '#functions/sealing/sealer.ts';
import { configuredWriter } from './configured-writer.ts';

/** The settings of a deployment, and what is wrong with them: then `config` is only to show pages with. */
export interface VercelSettings {
  config: Config;
  faults: readonly SettingFault[];
}

/**
 * Every deployment is held to what production needs, and to a store that its instances share. Each fault
 * is logged, with how to mend it.
 */
export const vercelSettings = (
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
): VercelSettings => {
  const read = parseConfig({ ...env, NODE_ENV: 'production' }, 'LIBSQL_URL');
  if (read.kind === 'valid') return { config: read.config, faults: [] };
  for (const fault of read.faults) log('setting_faulty', { ...fault });
  const unset = parseConfig({});
  if (unset.kind === 'faulty') throw new Error('The defaults of the settings are faulty.');
  return { config: unset.config, faults: read.faults };
};

/**
 * How the store of a deployment is opened: once for all requests of an instance. It never opens where
 * settings are faulty, so that every form is answered with 503 and what was typed.
 */
export const openingStore = (
  config: Config,
  faults: readonly SettingFault[],
  log: Log,
): (() => Promise<Store>) => {
  const { libsql, sealingKeys } = config;
  const writeMail = configuredWriter(config);
  let opened: Store | undefined;
  return async () => {
    if (libsql === undefined || sealingKeys === undefined || faults.length > 0)
      throw new Error(`Settings are faulty: ${faults.map(({ name }) => name).join(', ')}.`);
    if (opened !== undefined) return opened;
    const sealer = createSealer(sealingKeys, webRandomness);
    const records = await openLibsqlStore({ ...libsql, waitMs, share: false });
    opened = await openSealedStore(records, sealer, { log, writeMail });
    return opened;
  };
};

/** How long a customer waits while the store is out of reach: the form says so then. Milliseconds. */
const waitMs = 5_000;
