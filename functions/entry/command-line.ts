import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { clockFrom, systemClock } from '#functions/adapters/system-clock.ts';
import { formatFaults, parseConfig, type Config } from '#functions/config.ts';
import type { Clock } from '#functions/ports.ts';
import { storeFile } from './local-store.ts';

/** What a command cannot do, in words for the person who typed it. */
export class Refused extends Error {
  override name = 'Refused';
}

/** The settings of the server, as a command reads them. */
export interface CommandSettings {
  config: Config;
  clock: Clock;
  /** Where the store is. */
  at: { file: string; shared: Config['libsql'] };
}

/** Reads the settings of the environment. Throws `Refused` with all their faults. */
export const commandSettings = (env: NodeJS.ProcessEnv): CommandSettings => {
  const read = parseConfig(env);
  if (read.kind === 'faulty') throw new Refused(formatFaults(read.faults));
  const { config } = read;
  const clock = config.startAt === undefined ? systemClock : clockFrom(config.startAt);
  return { config, clock, at: { file: storeFile(config.dataDir), shared: config.libsql } };
};

/** The same where a store must be: one that was made now would hide that DATA_DIR is wrong. */
export const storeSettings = (env: NodeJS.ProcessEnv): CommandSettings => {
  const settings = commandSettings(env);
  const { file, shared } = settings.at;
  if (shared === undefined && !existsSync(file))
    throw new Refused(`There is no store at ${file}: set DATA_DIR as the server has it.`);
  return settings;
};

/** The file of a store that is not shared: of one that is, its own server makes and restores copies. */
export const ownFile = ({ at: { file, shared } }: CommandSettings): string => {
  if (shared === undefined) return file;
  throw new Refused(
    'The store is in libSQL (LIBSQL_URL), whose copies are made there: by Turso itself (turso db create NEW --from-db NAME --timestamp …), or of an sqld of your own as docs/operating.md says.',
  );
};

/** Runs a command; a fault is told in one line, and makes the exit code 1. */
export const runCommand = async (command: () => Promise<void>): Promise<void> => {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'It did not work.');
    process.exitCode = 1;
  }
};

/** Asks at the terminal; its end (Ctrl-D, Ctrl-C) is a no. */
export const ask = (question: string): Promise<boolean> =>
  new Promise((resolve) => {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    terminal.on('close', () => {
      resolve(false);
    });
    terminal.question(question, (answer) => {
      resolve(/^(y|yes|j|ja)$/i.test(answer.trim()));
      terminal.close();
    });
  });
