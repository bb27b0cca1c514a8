import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { jsonLog } from '#functions/adapters/json-log.ts';
import { restoreStore, StoreCopyError } from '#functions/adapters/sqlite-backup.ts';
import { commandSettings, ownFile, Refused, runCommand } from './command-line.ts';
import { configuredWriter } from './configured-writer.ts';
import { openLocalStore, existingKeys } from './local-store.ts';

const usage = `npm run restore -- FILE
Puts a backup into DATA_DIR, where no store may be yet, and checks that it opens with the keys at hand.
Start the server after it. What was not sent when the backup was made is sent again if that is at most
23 hours ago, under the same key, so that nobody gets it twice; if not, it is parked for you to look at.`;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  const [copy] = positionals;
  if (values.help || copy === undefined) {
    console.log(usage);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const settings = commandSettings(process.env);
  const { config } = settings;
  const file = ownFile(settings);
  const restored = place(copy, file);
  try {
    const [keys, writeMail] = [existingKeys(config), configuredWriter(config)];
    await (await openLocalStore({ file, keys, log: jsonLog, writeMail })).close();
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    const why = error instanceof Error ? error.message : 'it does not open';
    throw new Refused(`${why}\nNothing was restored. The keys are not part of a backup.`);
  }
  console.log(`Store:  ${file} (checked, opens)`);
  console.log(
    `Holds:  ${restored.submissions} submissions, ${restored.files} files, ${restored.messages} messages, ${restored.unsent} of them not sent`,
  );
};

const place = (copy: string, file: string) => {
  try {
    return restoreStore(copy, file);
  } catch (error) {
    if (!(error instanceof StoreCopyError)) throw error;
    throw new Refused(
      `${error.message}\nNothing was restored. To replace a store: stop the server, move its folder away, and restore into an empty DATA_DIR.`,
    );
  }
};

await runCommand(main);
