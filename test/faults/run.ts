import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, type } from 'node:os';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { catchMutant } from './catch-mutants.ts';
import { runClockJumps } from './clock-jump.ts';
import { runMatrix } from './matrix.ts';
import { mutantNames } from './plan.ts';
import { runPowerLoss } from './power-loss.ts';
import {
  asTable,
  clockSection,
  isGood,
  leftOut,
  matrixSection,
  mutantSection,
  powerSection,
  stuckSection,
  type Section,
} from './report.ts';
import { runFullDisk, runLocked } from './stuck-store.ts';

/**
 * `npm run faults`: the whole fault matrix. Prints a table and ends with 1 if an invariant breaks or a
 * mutant gets away. The seed decides what is sent, what the mail endpoint answers and what is killed;
 * how processes interleave is the machine's, so a seed repeats the run's plan and not its every moment.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    submissions: { type: 'string', default: '2000' },
    kills: { type: 'string' },
    'lock-seconds': { type: 'string', default: '30' },
    only: { type: 'string', multiple: true },
    keep: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const submissions = Number(values.submissions);
const kills = Number(values.kills ?? Math.ceil(submissions / 18));
const seconds = Number(values['lock-seconds']);
const site = 'built';
const sections: Section[] = [];

const parts: Record<string, () => Promise<Section>> = {
  matrix: async () =>
    matrixSection(await runMatrix({ seed, submissions, kills, locks: 5, site }), { kills }),
  lock: async () =>
    stuckSection('Another process holds the store', await runLocked(seed, { seconds, site })),
  disk: async () => {
    const title = 'The disk is full';
    const result = await runFullDisk(seed, { seconds: Math.min(10, seconds), site });
    return typeof result === 'string' ? leftOut(title, result) : stuckSection(title, result);
  },
  clock: async () => clockSection(await runClockJumps(seed, site)),
  power: async () => {
    const result = await runPowerLoss(seed, {
      submissions: Math.min(1000, submissions),
      site,
      lucks: [0, 50],
    });
    return typeof result === 'string' ? leftOut('Power cut', result) : powerSection(result);
  },
  mutants: async () => {
    const caught = [];
    for (const mutant of mutantNames)
      caught.push(await catchMutant(mutant, { seed, site, rounds: 6 }));
    return mutantSection(caught);
  },
};

const chosen = values.only ?? Object.keys(parts);
process.stdout.write(`Seed ${seed}: ${submissions} submissions, ${kills} kills.\n\n`);
for (const name of chosen) {
  const part = parts[name];
  if (part === undefined) {
    process.stderr.write(`There is no part ${name}: ${Object.keys(parts).join(', ')}.\n`);
    process.exit(1);
  }
  const section = await part();
  sections.push(section);
  process.stdout.write(`${asTable([section])}\n`);
}

const good = isGood(sections);
const machine = `${type()}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`;
mkdirSync('test-results', { recursive: true });
writeFileSync(
  'test-results/faults.json',
  JSON.stringify({ seed, submissions, kills, machine, good, sections }, null, 2),
);
if (values.keep) {
  const command = `npm run faults -- ${process.argv.slice(2).join(' ')}`;
  const head = `# Nothing lost: the last fault run\n\nPrinted by \`${command}\`. ${machine}. What each part does stands in \`test/faults/\`.\n\n`;
  const file = 'docs/faults.md';
  const style = { ...(await resolveConfig(file)), parser: 'markdown' };
  writeFileSync(file, await format(head + asTable(sections), style));
}
process.stdout.write(good ? 'All invariants hold.\n' : 'BROKEN: see above.\n');
process.exit(good ? 0 : 1);
