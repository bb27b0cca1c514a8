import { readFileSync } from 'node:fs';
import { complaintBody } from '../bench/complaint-text.ts';
import { dice } from '../faults/random.ts';
import { startMailEndpoint } from '../faults/mail-endpoint.ts';
import { runSqld } from '../libsql/running-sqld.ts';
import { startFleet } from './fleet.ts';

/** How fast some instances take complaints on one `sqld`, and where the machine's time went. */
export interface Throughput {
  instances: number;
  acceptedPerSecond: number;
  failed: number;
  /** Milliseconds from request to answer. */
  median: number;
  p99: number;
  /** Processor time in a second, in cores: of the database, all instances, the load, and all else on the machine. */
  cores: { sqld: number; instances: number; load: number; others: number };
}

const connections = 64;

/** Posts complaints, no two alike, on 64 connections spread over the instances. Nothing is sent meanwhile. */
export const measureThroughput = async (
  seed: number,
  { instances, seconds }: { instances: number; seconds: number },
): Promise<Throughput> => {
  const endpoint = await startMailEndpoint(dice(seed, 'mail of load'));
  const sqld = await runSqld();
  const fleet = await startFleet({
    ...{ servers: instances, workers: 0, storeUrl: sqld.url, mailUrl: endpoint.url },
    plan: { seed, site: 'plain' },
  });
  const times: number[] = [];
  let failed = 0;
  let sent = 0;
  const client = async (number: number, until: number): Promise<void> => {
    const { url = '' } = fleet.servers[number % instances] ?? {};
    while (performance.now() < until) {
      const start = performance.now();
      const body = complaintBody(`${(sent += 1)}`);
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await fetch(`${url}/api/complaints`, {
        ...{ method: 'POST', headers, body, redirect: 'manual' },
      });
      await answer.arrayBuffer();
      if (answer.status === 303) times.push(performance.now() - start);
      else failed += 1;
    }
  };
  const allFor = (milliseconds: number) => {
    const until = performance.now() + milliseconds;
    return Promise.all(Array.from({ length: connections }, (_, number) => client(number, until)));
  };
  const used = () => ({
    machine: machineSeconds(),
    sqld: processorSeconds(sqld.pid()),
    instances: fleet.servers.reduce((sum, each) => sum + processorSeconds(each.pid()), 0),
    load: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
  });
  try {
    await allFor(1500);
    times.length = 0;
    const [before, start] = [used(), performance.now()];
    await allFor(seconds * 1000);
    const [after, took] = [used(), (performance.now() - start) / 1000];
    times.sort((a, b) => a - b);
    const cores = {
      sqld: (after.sqld - before.sqld) / took,
      instances: (after.instances - before.instances) / took,
      load: (after.load - before.load) / took,
    };
    const all = (after.machine - before.machine) / took;
    const others = Math.max(0, all - cores.sqld - cores.instances - cores.load);
    return {
      ...{ instances, failed, cores: { ...cores, others }, acceptedPerSecond: times.length / took },
      median: times[Math.floor(times.length / 2)] ?? 0,
      p99: times[Math.floor(times.length * 0.99)] ?? 0,
    };
  } finally {
    await fleet.end();
    await sqld.remove();
    await endpoint.close();
  }
};

/** What a process has used so far, in seconds; 0 where there is no `/proc`. */
const processorSeconds = (pid: number | undefined): number => {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
};

/** What the whole machine has used since it started, in seconds; 0 where there is no `/proc`. */
const machineSeconds = (): number => {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    const [, user = 0, nice = 0, system = 0] = line.split(/\s+/).map(Number);
    return (user + nice + system) / 100;
  } catch {
    return 0;
  }
};
