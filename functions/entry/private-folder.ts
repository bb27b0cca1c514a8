import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing, for the one who runs Besked and nobody else on the
 * machine: it will hold personal data. Throws what the file system says. Not `recursive`: Node 24 asks
 * for ever where a folder that is there takes no entry (`/proc`).
 */
export const makePrivateFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makePrivateFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (fault) {
    // Another process made it in the same moment.
    if (!existsSync(folder)) throw fault;
  }
};
