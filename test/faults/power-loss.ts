import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { goAll, journeysOf } from './crowd.ts';
import { acknowledgedIsKept } from './judge.ts';
import { readKept } from './kept.ts';
import { startMailEndpoint } from './mail-endpoint.ts';
import type { Plan } from './plan.ts';
import { dice, pause } from './random.ts';
import { serverProcess } from './server-process.ts';

/** What a power cut cost. */
export interface PowerLoss {
  synchronous: Plan['synchronous'];
  /** Of 100 writes that were not yet forced to the disk, how many reached it all the same. */
  luck: number;
  acknowledged: number;
  lost: number;
  /** What SQLite finds wrong with what is left. */
  faults: readonly string[];
}

const run = promisify(execFile);

/** Builds the shim into a folder; `undefined` where there is no C compiler. */
const buildShim = async (folder: string): Promise<string | undefined> => {
  const shim = join(folder, 'keep-fsynced.so');
  const source = 'test/faults/keep-fsynced.c';
  for (const compiler of ['cc', 'gcc', 'clang'])
    try {
      await run(compiler, ['-shared', '-fPIC', '-O2', '-o', shim, source, '-ldl', '-pthread']);
      return shim;
    } catch {
      continue;
    }
  return undefined;
};

/**
 * Cuts the power of a server while it answers, and starts another on what had been forced to the disk.
 * Resolves to why it cannot be tried here, or to what it cost with each setting.
 */
export const runPowerLoss = async (
  seed: number,
  {
    submissions,
    site,
    lucks,
  }: { submissions: number; site: Plan['site']; lucks: readonly number[] },
): Promise<PowerLoss[] | string> => {
  if (process.platform !== 'linux') return 'needs Linux: the shim is preloaded';
  const folder = await mkdtemp(join(tmpdir(), 'besked-power-'));
  try {
    const shim = await buildShim(folder);
    if (shim === undefined) return 'needs a C compiler (cc, gcc or clang)';
    const losses: PowerLoss[] = [];
    for (const synchronous of ['FULL', 'NORMAL'] as const)
      for (const luck of lucks)
        losses.push(
          await cutPower(
            { shim, folder: join(folder, `${synchronous}-${luck}`), submissions },
            { seed, site, synchronous },
            luck,
          ),
        );
    return losses;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const cutPower = async (
  { shim, folder, submissions }: { shim: string; folder: string; submissions: number },
  plan: Pick<Plan, 'seed' | 'site' | 'synchronous'>,
  luck: number,
): Promise<PowerLoss> => {
  const [live, disk] = [join(folder, 'live'), join(folder, 'disk')];
  await mkdir(disk, { recursive: true });
  const endpoint = await startMailEndpoint(dice(plan.seed, 'endpoint'));
  const options = { mailUrl: endpoint.url, plan };
  const before = await serverProcess({
    ...{ ...options, name: 'before', dataDir: live },
    env: {
      LD_PRELOAD: shim,
      KEEP_LIVE: live,
      KEEP_DISK: disk,
      KEEP_LUCK: String(luck),
    },
  });
  const after = await serverProcess({ ...options, name: 'after', dataDir: disk });
  try {
    await before.start();
    const journeys = journeysOf(plan.seed, 0, submissions * 2);
    const cut = new AbortController();
    const going = goAll(plan.seed, journeys, [before], cut.signal);
    while (journeys.filter(({ receipt }) => receipt !== undefined).length < submissions)
      await pause(2);
    await before.kill();
    cut.abort();
    await going;
    await after.start();
    const kept = await acknowledgedIsKept({ journeys, siteUrl: after.url });
    const { faults } = readKept(disk);
    const { synchronous } = plan;
    return { synchronous, luck, acknowledged: kept.checked, lost: kept.broken.length, faults };
  } finally {
    await Promise.all([before.kill(), after.kill()]);
    await endpoint.close();
  }
};
