import { parseConfig, type Config, type SettingFault } from '#functions/config.ts';
import type { Log, Store } from '#functions/ports.ts';

/** The settings of a deployment, and what is wrong with them: then `config` is only to show pages with. */
export interface VercelSettings {
  config: Config;
  faults: readonly SettingFault[];
}

/** Every deployment is held to what production needs. Each fault is logged, with how to mend it. */
export const vercelSettings = (
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
): VercelSettings => {
  const read = parseConfig({ ...env, NODE_ENV: 'production' });
  if (read.kind === 'valid') return { config: read.config, faults: [] };
  for (const fault of read.faults) log('setting_faulty', { ...fault });
  const unset = parseConfig({});
  if (unset.kind === 'faulty') throw new Error('The defaults of the settings are faulty.');
  return { config: unset.config, faults: read.faults };
};

/**
 * How the store of a deployment is opened: never where settings are faulty, so that every form is
 * answered with 503 and what was typed.
 */
export const openingStore =
  (faults: readonly SettingFault[]): (() => Promise<Store>) =>
  () =>
    Promise.reject(
      new Error(
        faults.length > 0
          ? `Settings are faulty: ${faults.map(({ name }) => name).join(', ')}.`
          : 'There is no store yet that many instances share.',
      ),
    );
