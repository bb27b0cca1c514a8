import type { Line, Section } from '../faults/report.ts';
import type { AcrossInstances } from './across-instances.ts';
import type { RunResult, RunSize } from './many-instances.ts';
import type { ReplicaLag } from './replica-lag.ts';
import type { Throughput } from './throughput.ts';

const tell = (what: string, figure: string | number): Line => ({ what, figure: String(figure) });

/** The great run. */
export const runSection = (size: RunSize, result: RunResult): Section => {
  const { journeys, verdict, endpoint } = result;
  const broken = verdict.flatMap((each) => each.broken);
  return {
    title: `${size.servers} servers and ${size.workers} workers on one sqld, a replica read`,
    lines: [
      tell('submissions sent', journeys.length),
      tell('… acknowledged', journeys.filter(({ receipt }) => receipt !== undefined).length),
      tell('… customers who left unacknowledged', journeys.filter(({ left }) => left).length),
      tell('posts refused with 503, text kept', sum(journeys.map((each) => each.refusals))),
      tell('connections that broke', sum(journeys.map((each) => each.brokenConnections))),
      atLeast('SIGKILLs of servers and workers', result.kills, size.kills),
      atLeast('SIGKILLs of sqld', result.outages, size.outages),
      tell('reads of the replica', result.replicaReads),
      tell('… that showed fewer than before, after sqld was killed', result.replicaSteppedBack),
      tell('requests to send mail', endpoint.requests.length),
      tell('mails taken', endpoint.taken.length),
      ...verdict.map(({ name, checked, broken: cases }) => ({
        what: name,
        figure: `${cases.length} of ${checked} broken${cases.length > 0 ? `: ${cases.slice(0, 3).join('; ')}` : ''}`,
        must: '0',
        ok: cases.length === 0,
      })),
      { what: 'BROKEN', figure: String(broken.length), must: '0', ok: broken.length === 0 },
      tell('seconds', result.seconds.toFixed(0)),
    ],
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const atLeast = (what: string, figure: number, wanted: number): Line => ({
  ...{ what, figure: String(figure), must: `≥ ${wanted}`, ok: figure >= wanted },
});

/** What instances know of each other. */
export const acrossSection = (across: AcrossInstances): Section => ({
  title: 'Limits and repetitions, seen by all instances',
  lines: [
    {
      what: `sent at once to all: ${across.sent}, with a limit of ${across.most} an hour in all`,
      figure: `${across.accepted} kept, ${across.refused} answered 429`,
      must: `${across.most} kept`,
      ok: across.accepted === across.most,
    },
    {
      what: `the same complaint ${across.copies} times at once to all`,
      figure: `${across.references} reference`,
      must: '1',
      ok: across.references === 1,
    },
  ],
});

/** Why every instance is told where the primary is. */
export const replicaSection = ({
  asked,
  notThere,
  notThereAtPrimary,
  settings,
}: ReplicaLag): Section => ({
  title: 'Reading at once what was just kept',
  lines: [
    {
      what: 'receipts that the primary did not know',
      figure: `${notThereAtPrimary} of ${asked}`,
      must: '0',
      ok: notThereAtPrimary === 0,
    },
    tell(
      'receipts that a replica did not know, though it had taken them',
      `${notThere} of ${asked}`,
    ),
    tell(
      'settings of the database, as they are over HTTP',
      Object.entries(settings)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    ),
  ],
});

/** How fast, and what bounds it. */
export const throughputSection = (
  measured: readonly Throughput[],
  machineCores: number,
): Section => ({
  title: 'Complaints a second on one sqld, 64 connections',
  lines: measured.map(({ instances, acceptedPerSecond, failed, median, p99, cores }) => ({
    what: `${instances} ${instances === 1 ? 'instance' : 'instances'}`,
    figure:
      `${acceptedPerSecond.toFixed(0)} a second; median ${median.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; ` +
      `cores in use: sqld ${cores.sqld.toFixed(2)}, instances ${cores.instances.toFixed(2)}, ` +
      `load ${cores.load.toFixed(2)}, other programs ${cores.others.toFixed(2)}; ${boundBy(cores, machineCores)}`,
    must: 'none refused',
    ok: failed === 0,
  })),
});

/** Where nearly all of the machine is in use, that is what bounds; else it is `sqld`'s one writer. */
const boundBy = (cores: Throughput['cores'], machineCores: number): string => {
  const own = cores.sqld + cores.instances + cores.load;
  if (own + cores.others >= 0.85 * machineCores)
    return cores.others > own
      ? 'bound by other programs on the machine: measure again when it is quiet'
      : `bound by the machine's ${machineCores} cores`;
  if (cores.sqld >= 0.85) return 'bound by the one writer of sqld';
  return 'bound by waiting: one commit after the other';
};
