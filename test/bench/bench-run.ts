import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Peer } from './pinned.ts';

/** How long and how often a bench measures. */
export interface Effort {
  rounds: number;
  seconds: number;
  /** How many requests memory is watched over. */
  manyRequests: number;
  /** How many complaints come at once to be delivered. */
  crowd: number;
  /** How many complaints are followed to both mails, one after the other. */
  followed: number;
  steadySeconds: number;
}

/** What a full run takes, some fifteen minutes, and a look in one. */
export const efforts: Record<'full' | 'quick', Effort> = {
  full: {
    ...{ rounds: 7, seconds: 4, manyRequests: 100_000 },
    ...{ crowd: 1000, followed: 31, steadySeconds: 15 },
  },
  quick: {
    ...{ rounds: 2, seconds: 1, manyRequests: 5_000 },
    ...{ crowd: 50, followed: 5, steadySeconds: 3 },
  },
};

/** Servers and folders of one section: all gone when it ends, however it ends. */
export interface Stage {
  start: (peer: Promise<Peer>) => Promise<Peer>;
  /** A new folder. */
  folder: () => string;
}

/** Does something on a stage of its own. */
export const onStage = async <T>(play: (stage: Stage) => Promise<T>): Promise<T> => {
  const peers: Peer[] = [];
  const folders: string[] = [];
  try {
    return await play({
      start: async (starting) => {
        const peer = await starting;
        peers.push(peer);
        return peer;
      },
      folder: () => {
        const made = mkdtempSync(join(tmpdir(), 'besked-bench-'));
        folders.push(made);
        return made;
      },
    });
  } finally {
    await Promise.all(peers.map((peer) => peer.stop()));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
};
