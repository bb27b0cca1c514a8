import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Randomness } from '#functions/ports.ts';

/**
 * The text of the keys that one machine keeps for itself, in the form of SEALING_KEYS. They are made the
 * first time: the file is for its owner alone. `format` writes a key from its name and its 32 bytes.
 * Throws if the file can be neither read nor written.
 */
export const localSealingKeys = (
  file: string,
  { randomness, format }: { randomness: Randomness; format: (key: LocalKey) => string },
): string => {
  if (!existsSync(file)) make(file, format(newKey(randomness)));
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
};

interface LocalKey {
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The file appears whole or not at all: a process that is killed while it writes would leave keys that
 * nothing can be read with. Another process may make it in the same moment: whoever was first is right.
 */
const make = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${text}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
  } finally {
    rmSync(draft);
  }
};

/** Two machines' keys must not share a name: each would take the other's values for its own. */
const newKey = (randomness: Randomness): LocalKey => ({
  id: `local-${Buffer.from(randomness.bytes(4)).toString('hex')}`,
  bytes: randomness.bytes(32),
});
