import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journeyOf, send, type Journey } from './customer.ts';
import { judge, type Verdict } from './judge.ts';
import { countWaiting, readKept } from './kept.ts';
import { killSomewhere, type Kill } from './kill.ts';
import { lockStore } from './lock.ts';
import { drawnFaults, startMailEndpoint, type MailEndpoint } from './mail-endpoint.ts';
import { retryMessage } from './operator.ts';
import type { MutantName } from './plan.ts';
import { dice, pause } from './random.ts';
import { serverProcess, type ServerProcess } from './server-process.ts';
import { sentBy } from './submissions.ts';

/** How much a run goes through. */
export interface MatrixSize {
  seed: number;
  submissions: number;
  kills: number;
  /** How often another process holds the store for up to 5 seconds. */
  locks: number;
  site: 'built' | 'plain';
  mutant?: MutantName;
  /** How long the outbox may take to come to rest at the end. Milliseconds. */
  restWithinMs?: number;
}

/** A message that the product gave up on, and when the operator had it tried again. */
export interface Parked {
  message: string;
  /** The key under which it is sent: its batch's, if it is in one. */
  key: string;
  at: number;
}

/** What a run came to. */
export interface MatrixResult {
  verdict: Verdict;
  kills: readonly Kill[];
  journeys: readonly Journey[];
  endpoint: Pick<MailEndpoint, 'requests' | 'taken' | 'answers'>;
  parked: readonly Parked[];
  seconds: number;
}

/** The first sends mails in batches; the second only those that the first has begun. */
const requestsPerSecond = { a: '40', b: undefined };
const customersAtOnce = 12;
const timings = { pausesMs: 25, firstDelayMs: 150, longestDelayMs: 1200 } as const;

/**
 * Sends submissions to two servers on one store that are killed again and again, while mail fails in
 * every known way, and judges what is left. Both servers deliver, so that workers compete.
 */
export const runMatrix = async (size: MatrixSize): Promise<MatrixResult> => {
  const { seed, site, mutant } = size;
  const started = performance.now();
  const dataDir = await mkdtemp(join(tmpdir(), 'besked-faults-'));
  const endpoint = await startMailEndpoint(dice(seed, 'endpoint'));
  endpoint.behave(drawnFaults(dice(seed, 'mail faults')));
  const servers: ServerProcess[] = [];
  for (const [name, perSecond] of Object.entries(requestsPerSecond))
    servers.push(
      await serverProcess({
        ...{ name, dataDir, mailUrl: endpoint.url },
        env: perSecond === undefined ? {} : { RESEND_REQUESTS_PER_SECOND: perSecond },
        plan: { seed, site, ...timings, ...(mutant === undefined ? {} : { mutant }) },
      }),
    );
  try {
    // At the same moment, on an empty folder: both would make the keys and the tables.
    await Promise.all(servers.map((server) => server.start()));
    const { journeys, kills } = await goThrough(size, servers, endpoint, dataDir);
    const parked = await comeToRest(size, servers, dataDir);
    const verdict = await judge({
      journeys,
      kills,
      parked,
      requests: endpoint.requests,
      taken: endpoint.taken,
      kept: readKept(dataDir),
      siteUrl: servers[0]?.url ?? '',
      backOff: timings,
    });
    const seconds = (performance.now() - started) / 1000;
    return { verdict, kills, journeys, endpoint, parked, seconds };
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
    await endpoint.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

/** Customers, kills and locks side by side; kills keep pace with submissions, so that they are spread. */
const goThrough = async (
  size: MatrixSize,
  servers: readonly ServerProcess[],
  { requests }: MailEndpoint,
  dataDir: string,
): Promise<{ journeys: Journey[]; kills: Kill[] }> => {
  const { seed, submissions } = size;
  const journeys = Array.from({ length: submissions }, (_, n) => journeyOf(sentBy(seed, n)));
  const kills: Kill[] = [];
  const perKill = submissions / Math.max(1, size.kills);
  const pace = { begun: 0, over: false };
  const giveUp = new AbortController();
  const tooLong = setTimeout(() => giveUp.abort(), 60_000 + 1500 * size.kills + 60 * submissions);

  const customer = async (number: number): Promise<void> => {
    const chance = dice(seed, `customer ${number}`);
    while (!giveUp.signal.aborted) {
      const journey = journeys[pace.begun];
      if (journey === undefined) return;
      const tooFast = size.kills > 0 && pace.begun > (kills.length + 1.5) * perKill;
      if (tooFast && kills.length < size.kills) await pause(5);
      else {
        pace.begun += 1;
        await send(journey, servers, chance, giveUp.signal);
      }
    }
  };

  const killer = async (): Promise<void> => {
    const chance = dice(seed, 'kills');
    while (kills.length < size.kills && !giveUp.signal.aborted) {
      if (pace.begun < kills.length * perKill) {
        await pause(5);
        continue;
      }
      // Now and then all at once, as when the machine goes down: then nobody is there to keep the log file warm.
      const victims = chance.chance(0.15) ? servers : [chance.pick(servers)];
      const scene = { journeys, requests };
      kills.push(...(await Promise.all(victims.map((each) => killSomewhere(scene, each, chance)))));
      await Promise.all(victims.map((each) => each.start()));
    }
  };

  const locker = async (): Promise<void> => {
    const chance = dice(seed, 'locks');
    for (let lock = 1; lock <= size.locks && !pace.over; lock += 1) {
      while (pace.begun < (lock / (size.locks + 1)) * submissions && !pace.over) await pause(20);
      const release = await lockStore(dataDir);
      await pause(chance.between(1500, 5000));
      await release();
    }
  };

  const locking = locker();
  const killing = killer();
  await Promise.all(Array.from({ length: customersAtOnce }, (_, number) => customer(number)));
  await killing;
  pace.over = true;
  await locking;
  clearTimeout(tooLong);
  return { journeys, kills };
};

/** Lets the outbox empty itself; whatever the product parked, an operator has tried again, once. */
const comeToRest = async (
  { restWithinMs = 90_000 }: MatrixSize,
  servers: readonly ServerProcess[],
  dataDir: string,
): Promise<Parked[]> => {
  const parked: Parked[] = [];
  const until = performance.now() + restWithinMs;
  while (performance.now() < until) {
    const waiting = countWaiting(dataDir);
    if (waiting.pending + waiting.parked === 0) break;
    if (waiting.parked > 0) {
      const retried = new Map<string, number>();
      for (const { id, failedAt, batchId } of readKept(dataDir).messages)
        if (failedAt !== null) {
          const key = batchId ?? id;
          // With one all of its batch become due.
          const before = retried.get(key);
          const at = before ?? Date.now();
          parked.push({ message: id, key, at });
          retried.set(key, at);
          if (before === undefined) await retryMessage(dataDir, id);
        }
      await deliverNow(servers);
    }
    await pause(100);
  }
  return parked;
};

/** Both have something to do again that no timer of theirs knows of. */
const deliverNow = async (servers: readonly ServerProcess[]): Promise<void> => {
  for (const { url } of servers)
    await fetch(`${url}/api/deliver`, { headers: { authorization: 'Bearer local-cron-secret' } });
};
