import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlanInput } from '../faults/plan.ts';
import { serverProcess, type ServerProcess } from '../faults/server-process.ts';

/** Processes on one shared store: servers that answer, and workers that send. */
export interface Fleet {
  servers: readonly ServerProcess[];
  workers: readonly ServerProcess[];
  /** Ends all of them and removes what they kept beside the store. */
  end: () => Promise<void>;
}

/** What a fleet runs with. */
export interface FleetOptions {
  servers: number;
  workers: number;
  storeUrl: string;
  mailUrl: string;
  plan: PlanInput;
  env?: Record<string, string>;
}

const sealingKeys = `fleet:${Buffer.alloc(32, 7).toString('base64')}`;

/** Starts servers and workers at the same moment, each on a data folder of its own. */
export const startFleet = async (options: FleetOptions): Promise<Fleet> => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-fleet-'));
  const { storeUrl: LIBSQL_URL, mailUrl, plan } = options;
  const prepare = (role: string, DELIVERY: string) => (_: unknown, number: number) =>
    serverProcess({
      ...{ name: `${role}${number + 1}`, dataDir: join(folder, `${role}${number + 1}`) },
      ...{ mailUrl, plan },
      // The first worker sends in batches, the others only those that it has begun.
      env: {
        ...{ LIBSQL_URL, SEALING_KEYS: sealingKeys, DELIVERY, ...options.env },
        ...(DELIVERY === 'here' && number === 0 ? { RESEND_REQUESTS_PER_SECOND: '40' } : {}),
      },
    });
  const many = (count: number, make: ReturnType<typeof prepare>) =>
    Promise.all(Array.from({ length: count }, make));
  const servers = await many(options.servers, prepare('server', 'elsewhere'));
  const workers = await many(options.workers, prepare('worker', 'here'));
  const all = [...servers, ...workers];
  await Promise.all(all.map((each) => each.start()));
  return {
    servers,
    workers,
    end: async () => {
      await Promise.all(all.map((each) => each.kill()));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
