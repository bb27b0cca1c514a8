import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { jsonLog } from '#functions/adapters/json-log.ts';
import { clockFrom, systemClock } from '#functions/adapters/system-clock.ts';
import { formatFaults, parseConfig } from '#functions/config.ts';
import { outboxCommand } from '#functions/delivery/outbox-command.ts';
import { configuredWriter } from './configured-writer.ts';
import { openLocalStore, existingKeys, storeFile } from './local-store.ts';

const usage = `npm run outbox -- COMMAND
  list               what waits and what is in trouble: no content, no addresses
  show ID [--full]   all about one message; --full: subject and addresses too
  retry ID [--yes]   sends a parked message again; --yes: even if a second copy may arrive
                     with it the others of its batch; those that left one: each by itself
  retry --failed     the same for all that are parked
  done ID            somebody has dealt with it: health no longer counts it
It reads the settings of the server, above all DATA_DIR, and may be used while the server runs.`;

/** The command line over `outboxCommand`: exit 0 if it was done, 1 with one line if not. */
const main = async (): Promise<number> => {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { failed: flag, full: flag, yes: flag, help: flag },
  });
  const { help, ...flags } = values;
  const [command, ...ids] = positionals;
  if (help || command === undefined) {
    console.log(usage);
    return help ? 0 : 1;
  }
  const read = parseConfig(process.env);
  if (read.kind === 'faulty') return refuse(formatFaults(read.faults));
  const { config } = read;
  const file = storeFile(config.dataDir);
  // An empty store that is made here would hide that DATA_DIR is wrong.
  if (config.libsql === undefined && !existsSync(file))
    return refuse(`There is no store at ${file}: set DATA_DIR as the server has it.`);

  const store = await openLocalStore({
    ...{ file, shared: config.libsql },
    ...{ keys: existingKeys(config), log: jsonLog, writeMail: configuredWriter(config) },
  });
  const clock = config.startAt === undefined ? systemClock : clockFrom(config.startAt);
  const print = (line: string): void => {
    console.log(line);
  };
  const outcome = await outboxCommand({ store, clock, print }, { command, ids, ...flags }).finally(
    () => store.close(),
  );
  return outcome.kind === 'done' ? 0 : refuse(outcome.why);
};

const refuse = (why: string): number => {
  console.error(why);
  return 1;
};

process.exitCode = await main().catch((error: unknown) =>
  refuse(error instanceof Error ? error.message : 'It did not work.'),
);
