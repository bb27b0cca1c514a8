import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUpStore } from '#functions/adapters/sqlite-backup.ts';
import { ownFile, runCommand, storeSettings } from './command-line.ts';
import { keysFile } from './local-store.ts';

const usage = `npm run backup [-- FOLDER]
Copies the store as it is at this moment into FOLDER (DATA_DIR/backups if none is named), while the
server runs, and checks the copy. What people wrote is sealed in it: keep the keys, but elsewhere.`;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(usage);
  const settings = storeSettings(process.env);
  const { config, clock } = settings;
  const source = ownFile(settings);
  const [folder = join(config.dataDir, 'backups')] = positionals;
  const now = clock.now();
  const name = `besked-${now.round('second').toString().replace(/[-:]/g, '')}.sqlite`;
  const copy = await backUpStore(source, {
    folder: resolve(folder),
    name,
    at: now.epochMilliseconds,
  });
  console.log(`File:   ${copy.file} (checked, whole)`);
  console.log(`Size:   ${(copy.bytes / 1e6).toFixed(1)} MB`);
  console.log(
    `Holds:  ${copy.submissions} submissions, ${copy.files} files, ${copy.messages} messages, ${copy.unsent} of them not sent`,
  );
  if (copy.keyIds.length > 0)
    console.log(
      `Needs:  ${copy.keyIds.join(', ')} from ${config.sealingKeys ? 'SEALING_KEYS' : keysFile(config.dataDir)}, which is not in it`,
    );
};

await runCommand(main);
