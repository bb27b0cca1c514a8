import { execFile } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { emptyLog } from './kept.ts';

const run = promisify(execFile);

/** A small disk of its own. */
export interface SmallDisk {
  folder: string;
  /** Fills it to the last byte; resolves to what makes room again. */
  fill: (dataDir: string) => Promise<() => Promise<void>>;
  remove: () => Promise<void>;
}

/** Mounts a small disk in memory, twice what the log may take, or says why it cannot. */
export const fullDisk = async (): Promise<SmallDisk | string> => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=32m,mode=700', 'besked-faults', folder]);
  } catch {
    await rm(folder, { recursive: true, force: true });
    return 'needs to mount a tmpfs: run it as root on Linux';
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: (dataDir) => {
      // What is free within the log would take a few more submissions: none is to be free.
      emptyLog(dataDir);
      fillUp(filler);
      return Promise.resolve(() => rm(filler));
    },
    remove: async () => {
      await run('umount', ['-l', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const fillUp = (file: string): void => {
  const descriptor = openSync(file, 'w');
  try {
    for (const size of [65_536, 4096])
      for (;;)
        try {
          writeSync(descriptor, Buffer.alloc(size));
        } catch {
          break;
        }
  } finally {
    closeSync(descriptor);
  }
};
