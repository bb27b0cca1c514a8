import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { efforts, type Effort } from './bench-run.ts';
import { machine } from './machine.ts';
import { buildAstroSite, type AstroSite } from './peers/astro.ts';
import { fileAt } from './peers/besked.ts';
import { cores } from './pinned.ts';
import { sectionText, skipped, type Section } from './report.ts';
import { complaints } from './sections/complaints.ts';
import { delivery } from './sections/delivery.ts';
import { memory } from './sections/memory.ts';
import { pages } from './sections/pages.ts';
import { steady } from './sections/steady.ts';

/**
 * `npm run bench`: everything, into docs/benchmarks.md. `npm run bench -- --quick`: a look, printed only.
 * `npm run bench -- pages delivery`: these sections, printed only.
 */
const [, , ...given] = process.argv;
const effort = efforts[given.includes('--quick') ? 'quick' : 'full'];
const chosen = given.filter((word) => !word.startsWith('--'));

type Play = (effort: Effort, astro: AstroSite | undefined) => Promise<Section>;

const sections: Readonly<Record<string, Play>> = {
  pages,
  complaints,
  memory,
  steady: (effort, astro) =>
    astro === undefined
      ? Promise.resolve(skipped('A steady 100 complaints a second', 'there is no Astro route'))
      : steady(effort, astro),
  delivery,
};

const unknown = chosen.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  process.stderr.write(`No section ${unknown.join(', ')}: ${Object.keys(sections).join(', ')}.\n`);
  process.exit(1);
}

/** The bench itself shares a core with the load, away from the servers. */
spawnSync('taskset', ['-cp', String(cores.load), String(process.pid)], { stdio: 'ignore' });

const say = (text: string): void => void process.stdout.write(`${text}\n\n`);

const astroSite = async (): Promise<AstroSite | undefined> => {
  try {
    return await buildAstroSite();
  } catch (fault) {
    say(
      `Without the Astro route: npm could not fetch it (${fault instanceof Error ? fault.message.split('\n')[0] : ''}).`,
    );
    return undefined;
  }
};

const needsAstro = ['complaints', 'steady'];
const names = chosen.length > 0 ? chosen : Object.keys(sections);
const astro = names.some((name) => needsAstro.includes(name)) ? await astroSite() : undefined;
const told = [...machine(), ...(astro === undefined ? [] : [astro.versions])];
const head = [
  '# Benchmarks',
  'The last full run of `npm run bench`, which writes this page. The server has one core and the load the ' +
    'other; servers take turns, and ratios are medians over the rounds of one run: trust them, and CPU ' +
    'time, more than requests per second. Nothing here is part of the tests. How long a build takes and what ' +
    'pages weigh, beside GOV.UK Frontend, stands in [build-and-weight.md](build-and-weight.md); what Lighthouse ' +
    'says of each page in [lighthouse.md](lighthouse.md).',
  told.map((line) => `- ${line}`).join('\n'),
].join('\n\n');
say(head);

const texts: string[] = [];
for (const name of names) {
  const play = sections[name];
  if (play === undefined) continue;
  const text = sectionText(await play(effort, astro));
  say(text);
  texts.push(text);
}
if (given.length === 0) {
  writeFileSync(fileAt('../../../docs/benchmarks.md'), `${[head, ...texts].join('\n\n')}\n`);
  say('Written to docs/benchmarks.md.');
}
process.exit(0);
