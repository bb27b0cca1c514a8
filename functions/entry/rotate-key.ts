import { parseArgs } from 'node:util';
import { jsonLog } from '#functions/adapters/json-log.ts';
import { nodeCrypto } from '#functions/adapters/node-crypto.ts';
import { nodeRandomness } from '#functions/adapters/node-randomness.ts';
import type { KeyUse } from '#functions/ports.ts';
import { checkKeys } from '#functions/sealing/open-sealed-store.ts';
import { rotateKeys } from '#functions/sealing/reseal.ts';
import { createSealer } from '#functions/sealing/sealer.ts';
import { Refused, runCommand, storeSettings } from './command-line.ts';
import { keysFile, existingKeys, openRecords } from './local-store.ts';

const usage = `npm run rotate-key
Seals all that is kept with the first key of SEALING_KEYS, while the server runs. Before:
  1. Put the new key first and keep the old one behind it, as in SEALING_KEYS=new:…,old:…
     (on one machine without that setting: in DATA_DIR/sealing-keys).
  2. Restart every server with these keys, so that each can read what the new one seals.
After it the old key can be removed. It may be ended and started again at any time.`;

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
  if (values.help) return console.log(usage);
  const { config, at } = storeSettings(process.env);
  const sealer = createSealer(existingKeys(config), nodeRandomness, nodeCrypto);
  const records = await openRecords(at);
  try {
    await checkKeys(records, sealer);
    const { before, after, unreadable } = await rotateKeys(records, sealer, jsonLog);
    console.log(`Before: ${inWords(before)}`);
    console.log(`Now:    ${inWords(after)}`);
    const left = after.filter(({ keyId }) => keyId !== sealer.keyId);
    if (unreadable > 0)
      throw new Refused(`${unreadable} rows cannot be opened and stay as they were: see above.`);
    if (left.length > 0)
      throw new Refused('A server still seals with an older key: restart it, and run this again.');
    await records.clearTraces();
    const old = sealer.keyIds.slice(1);
    const where = config.sealingKeys === undefined ? keysFile(config.dataDir) : 'SEALING_KEYS';
    if (old.length > 0)
      console.log(
        `${old.join(', ')} can be removed from ${where}; backups made until now still need it.`,
      );
  } finally {
    await records.close();
  }
};

const inWords = (uses: readonly KeyUse[]): string =>
  uses
    .map(({ keyId, rows }) => `${rows} rows ${keyId === '' ? 'in clear' : `under ${keyId}`}`)
    .join(', ') || 'nothing is kept';

await runCommand(main);
