import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goAll, journeysOf } from './crowd.ts';
import type { Journey } from './customer.ts';
import { fullDisk } from './full-disk.ts';
import { judge, type Verdict } from './judge.ts';
import { countWaiting, readKept } from './kept.ts';
import { lockStore } from './lock.ts';
import { startMailEndpoint } from './mail-endpoint.ts';
import { mailFaults, taken } from './mail-faults.ts';
import type { Plan } from './plan.ts';
import { probeWhile, type Probed } from './probe.ts';
import { dice, pause } from './random.ts';
import { serverProcess } from './server-process.ts';

/** How Besked did while its store could not be written. */
export interface Stuck {
  seconds: number;
  /** Other routes while all was well, and while it was not. */
  well: Probed;
  stuck: Probed;
  /** Posts that were refused with 503 and their text, meanwhile; and those that were told they were kept. */
  refused: number;
  acknowledged: number;
  /** Lines that the server logged meanwhile. */
  logged: number;
  verdict: Verdict;
}

/** Makes the store of a folder unusable; resolves to what mends it. */
type Spoil = (dataDir: string) => Promise<() => Promise<void>>;

const putOff = mailFaults.find(({ retryAfter }) => retryAfter === 2) ?? taken;

const otherRoutes = ['/', '/klagomal/', '/en/complaints/form/', '/api/notices', '/api/health'];

/** Another process holds the store. */
export const runLocked = async (
  seed: number,
  options: { seconds: number; site: Plan['site'] },
): Promise<Stuck> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'besked-locked-'));
  try {
    return await runStuck(seed, dataDir, lockStore, options);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

/** The disk of the store is full. Resolves to why it cannot be tried here where it cannot. */
export const runFullDisk = async (
  seed: number,
  options: { seconds: number; site: Plan['site'] },
): Promise<Stuck | string> => {
  const disk = await fullDisk();
  if (typeof disk === 'string') return disk;
  try {
    return await runStuck(seed, disk.folder, disk.fill, options);
  } finally {
    await disk.remove();
  }
};

const runStuck = async (
  seed: number,
  dataDir: string,
  spoil: Spoil,
  { seconds, site }: { seconds: number; site: Plan['site'] },
): Promise<Stuck> => {
  const endpoint = await startMailEndpoint(dice(seed, 'endpoint'));
  const plan = { seed, site };
  const server = await serverProcess({ name: 'stuck', dataDir, mailUrl: endpoint.url, plan });
  const ever = new AbortController();
  try {
    await server.start();
    const before = journeysOf(seed, 0, 20);
    await goAll(seed, before.slice(0, 10), [server], ever.signal);
    // The others' mail is put off, so that the worker has something to do that it cannot write down.
    endpoint.behave(() => putOff);
    await goAll(seed, before.slice(10), [server], ever.signal);
    const paths = [...otherRoutes, before[0]?.receipt?.path ?? '/'];
    await probeWhile(server.url, paths, pause(500));
    const well = await probeWhile(server.url, paths, pause(Math.min(5, seconds / 3) * 1000));

    const mend = await spoil(dataDir);
    endpoint.behave(() => taken);
    const linesBefore = server.output().split('\n').length;
    const meanwhile = journeysOf(seed, 20, 60);
    const sending = goAll(seed, meanwhile, [server], ever.signal);
    const refusals = (): number => sum(meanwhile, (journey) => journey.refusals);
    const stuck = await probeWhile(
      server.url,
      paths,
      pauseUntil(seconds, () => refusals() > 0),
    );
    const logged = server.output().split('\n').length - linesBefore;
    const acknowledged = meanwhile.filter(({ receipt }) => receipt !== undefined).length;
    const refused = refusals();
    await mend();
    const giveUp = setTimeout(() => ever.abort(), 60_000);
    await sending;
    await rest(dataDir);
    clearTimeout(giveUp);

    const verdict = await judge({
      journeys: [...before, ...meanwhile],
      ...{ kills: [], parked: [], requests: endpoint.requests, taken: endpoint.taken },
      kept: readKept(dataDir),
      siteUrl: server.url,
      backOff: { firstDelayMs: 150, longestDelayMs: 1200 },
    });
    return { seconds, well, stuck, refused, acknowledged, logged, verdict };
  } finally {
    ever.abort();
    await server.kill();
    await endpoint.close();
  }
};

const sum = (journeys: readonly Journey[], of: (journey: Journey) => number): number =>
  journeys.reduce((total, journey) => total + of(journey), 0);

/** Waits so many seconds, and for up to 20 more until something is so. */
const pauseUntil = async (seconds: number, isSo: () => boolean): Promise<void> => {
  await pause(seconds * 1000);
  for (let waited = 0; waited < 20_000 && !isSo(); waited += 50) await pause(50);
};

const rest = async (dataDir: string): Promise<void> => {
  for (let waited = 0; waited < 30_000 && countWaiting(dataDir).pending > 0; waited += 100)
    await pause(100);
};
