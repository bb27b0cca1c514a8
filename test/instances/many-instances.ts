import type { Door, Journey } from '../faults/customer.ts';
import { journeyOf, send } from '../faults/customer.ts';
import { acknowledgedIsKept, type Verdict } from '../faults/judge.ts';
import { judgeMails } from '../faults/judge-mails.ts';
import { killSomewhere } from '../faults/kill.ts';
import { mailFaults } from '../faults/mail-faults.ts';
import { startMailEndpoint, type MailEndpoint } from '../faults/mail-endpoint.ts';
import { dice, pause } from '../faults/random.ts';
import { sentBy } from '../faults/submissions.ts';
import { runSqld, type RunningSqld } from '../libsql/running-sqld.ts';
import { startFleet, type Fleet } from './fleet.ts';
import { countSharedWaiting, lookAt, readSharedKept } from './shared-kept.ts';

/** How much a run goes through. */
export interface RunSize {
  seed: number;
  submissions: number;
  /** SIGKILLs of servers and workers. */
  kills: number;
  /** How often the database server is killed and started again. */
  outages: number;
  servers: number;
  workers: number;
}

/** What a run came to. */
export interface RunResult {
  verdict: Verdict;
  journeys: readonly Journey[];
  endpoint: Pick<MailEndpoint, 'taken' | 'requests'>;
  kills: number;
  outages: number;
  /** Reads of the replica meanwhile, and how often it showed fewer than before: it had to begin anew. */
  replicaReads: number;
  replicaSteppedBack: number;
  seconds: number;
}

/** Refusals that only an operator can mend: another run has them. */
const forOperators = ['409 other payload', '422 of a batch'];
const passing = mailFaults.filter(({ name }) => !forOperators.includes(name));

const customersAtOnce = 16;

/**
 * Sends submissions to several servers on one `sqld`, of which other processes send the e-mails, while all
 * of them and `sqld` itself are killed and a replica is read, and judges what is left.
 */
export const runInstances = async (size: RunSize): Promise<RunResult> => {
  const started = performance.now();
  const chance = dice(size.seed, 'mail of many');
  const endpoint = await startMailEndpoint(chance);
  endpoint.behave(() => chance.pick(passing, ({ weight }) => weight));
  const sqld = await runSqld();
  const replica = await runSqld({ replicaOf: sqld.grpcUrl });
  const fleet = await startFleet({
    ...{ servers: size.servers, workers: size.workers },
    ...{ storeUrl: sqld.url, mailUrl: endpoint.url },
    plan: { seed: size.seed, site: 'plain', pausesMs: 25 },
  });
  try {
    const journeys = Array.from({ length: size.submissions }, (_, n) =>
      journeyOf(sentBy(size.seed, n)),
    );
    const trouble = await goThrough(size, journeys, { fleet, endpoint, sqld, replica });
    await comeToRest(sqld.url, 60_000 + 60 * size.submissions);
    const kept = await readSharedKept(sqld.url);
    const remains = { journeys, taken: endpoint.taken, requests: endpoint.requests, kept };
    const siteUrl = fleet.servers[0]?.url ?? '';
    const verdict: Verdict = [
      await acknowledgedIsKept({ journeys, siteUrl }),
      ...judgeMails({ ...remains, ...nobody, siteUrl }),
      {
        name: 'nothing is pending at the end',
        checked: kept.messages.length,
        broken: kept.messages.filter(({ sentAt }) => sentAt === null).map(({ id }) => id),
      },
      {
        name: 'customers only get answers they can use',
        checked: journeys.length,
        broken: journeys.flatMap(({ unexpected }) => unexpected),
      },
      {
        name: 'a replica shows whole submissions only',
        checked: trouble.replicaReads,
        broken: trouble.replicaFaults,
      },
      {
        name: 'in the end the replica has everything',
        checked: kept.submissions.length,
        broken: await missingIn(replica.url, kept.submissions.length),
      },
    ];
    const seconds = (performance.now() - started) / 1000;
    return { verdict, journeys, endpoint, ...trouble, seconds };
  } finally {
    await fleet.end();
    await replica.remove();
    await sqld.remove();
    await endpoint.close();
  }
};

const nobody = { kills: [], parked: [], backOff: { firstDelayMs: 0, longestDelayMs: 0 } };

interface Scene {
  fleet: Fleet;
  endpoint: MailEndpoint;
  sqld: RunningSqld;
  replica: RunningSqld;
}

/** Customers, kills, outages and a reader of the replica side by side, spread over the submissions. */
const goThrough = async (
  size: RunSize,
  journeys: readonly Journey[],
  { fleet, endpoint, sqld, replica }: Scene,
) => {
  const pace = { begun: 0, over: false };
  const replicaFaults: string[] = [];
  const counts = { kills: 0, outages: 0, replicaReads: 0, replicaSteppedBack: 0 };
  const trouble = { ...counts, replicaFaults };
  const signal = AbortSignal.timeout(120_000 + 100 * size.submissions);
  const doors: readonly Door[] = fleet.servers;

  const customer = async (number: number): Promise<void> => {
    const chance = dice(size.seed, `customer ${number}`);
    while (!signal.aborted) {
      const journey = journeys[pace.begun];
      if (journey === undefined) return;
      pace.begun += 1;
      await send(journey, doors, chance, signal);
    }
  };

  /** Does something so many times, evenly spread, until everything has been sent. */
  const spread = async (times: number, work: () => Promise<void>): Promise<void> => {
    for (let done = 0; done < times && !signal.aborted; done += 1) {
      while (pace.begun < (done / times) * size.submissions && !pace.over) await pause(5);
      await work();
    }
  };

  const chance = dice(size.seed, 'kills of many');
  const all = [...fleet.servers, ...fleet.workers];
  const killing = spread(size.kills, async () => {
    const victim = chance.pick(all);
    await killSomewhere({ journeys, requests: endpoint.requests }, victim, chance);
    trouble.kills += 1;
    await startAgain(victim);
  });
  const outages = spread(size.outages, async () => {
    await pause(chance.between(200, 900));
    await sqld.stop();
    trouble.outages += 1;
    await pause(chance.between(300, 2500));
    await sqld.start();
  });
  const reading = (async () => {
    for (let before = 0; !pace.over; await pause(100)) {
      const there = await lookAt(replica.url).catch(() => undefined);
      if (there === undefined) continue;
      trouble.replicaReads += 1;
      if (there.half > 0) trouble.replicaFaults.push(`${there.half} are half there`);
      if (there.submissions < before) trouble.replicaSteppedBack += 1;
      before = there.submissions;
    }
  })();

  await Promise.all(Array.from({ length: customersAtOnce }, (_, number) => customer(number)));
  await Promise.all([killing, outages]);
  pace.over = true;
  await reading;
  return trouble;
};

/** The store may be away just now: then the start fails in one line, and a service manager tries again. */
const startAgain = async (victim: Fleet['servers'][number]): Promise<void> => {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      await victim.start();
      return;
    } catch {
      await pause(250);
    }
  }
  throw new Error('A server does not start any more.');
};

const comeToRest = async (url: string, withinMs: number): Promise<void> => {
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    const { pending, parked } = await countSharedWaiting(url);
    if (pending + parked === 0) return;
    await pause(200);
  }
};

const missingIn = async (url: string, wanted: number): Promise<string[]> => {
  let found = 0;
  for (let tries = 0; tries < 100; tries += 1) {
    found = (await lookAt(url).catch(() => ({ submissions: 0 }))).submissions;
    if (found === wanted) return [];
    await pause(100);
  }
  return [`${wanted - found} are missing`];
};
