import { writeFileSync } from 'node:fs';
import { machine } from '#test/bench/machine.ts';
import { sectionText, target, type Section } from '#test/bench/report.ts';
import { weighGovukFrontend, type FrontendWeight } from './govuk-frontend.ts';
import { median, timedBuild, type TimedBuild } from './timed-build.ts';
import { pageWeights, total, type PageWeight } from './weights.ts';

/**
 * `npm run bench:build`: how long a cold build takes and what pages weigh, printed.
 * `-- --keep` writes docs/build-and-weight.md; `-- --quick` builds fewer pages, once.
 */
const given = process.argv.slice(2);
const quick = given.includes('--quick');
const [times, furtherPages] = quick ? [1, 100] : [3, 1500];

/** Seconds: 3 for 15 pages, and 15 ms for each further one. */
const wantedFor = (pages: number): number => 3 + Math.max(0, pages - 15) * 0.015;

const buildTimes = async (): Promise<Section> => {
  const alone: TimedBuild[] = [];
  for (let time = 0; time < times; time++) alone.push(await timedBuild(0));
  const base = median(alone.map((build) => build.seconds));
  const processor = median(alone.map((build) => build.processorSeconds));
  const { further, seconds, processorSeconds } = await timedBuild(furtherPages);
  const each = ((seconds - base) * 1000) / further;
  const pages = pageWeights('plain').length;
  return {
    title: 'Build',
    how:
      `A fresh copy of the project, nothing cached, from the start of astro build to its end: packing in ` +
      `Brotli and gzip included. The site as it is ${times} times, the median; then once with further ` +
      'pages, each a copy of the page on ARN.',
    head: ['site', 'pages', 'seconds', 'processor seconds'],
    rows: [
      ['as it is', String(pages), base.toFixed(2), processor.toFixed(2)],
      [
        `with ${further} further pages`,
        String(pages + further),
        seconds.toFixed(2),
        processorSeconds.toFixed(2),
      ],
    ],
    targets: [
      target(`the site as it is, ${pages} pages`, { atMost: wantedFor(pages) }, base, ' s'),
      target('each further page', { atMost: 15 }, each, ' ms'),
      target(
        'each further page, processor time on two cores',
        { atMost: 30 },
        ((processorSeconds - processor) * 1000) / further,
        ' ms',
      ),
    ],
  };
};

const bytes = (number: number): string => number.toLocaleString('en');

const row = (name: string, { html, css, js }: Omit<PageWeight, 'path'>, fonts = 0): string[] => [
  name,
  ...[html, css, js, fonts].map(bytes),
];

const weights = (govuk: FrontendWeight | undefined): Section => {
  const plain = pageWeights('plain');
  const heaviest = Math.max(...pageWeights('full').map(total));
  return {
    title: 'Weight',
    how: 'Bytes in Brotli as they are served, fonts as they are. Of GOV.UK Frontend the whole package, without a page.',
    head: ['page', 'HTML', 'CSS', 'JS', 'fonts'],
    rows: [
      ...plain.map((page) => row(page.path, page)),
      ...(govuk
        ? [row(`GOV.UK Frontend ${govuk.version}`, { html: 0, ...govuk }, govuk.fonts)]
        : []),
    ],
    targets: [
      target('HTML and CSS, everything live', { atMost: 13_000 }, heaviest, ' bytes'),
      target('script', { atMost: 6_000 }, Math.max(...plain.map(({ js }) => js)), ' bytes'),
    ],
  };
};

const govuk = await weighGovukFrontend().catch((fault: unknown) => {
  console.error(
    `Without GOV.UK Frontend: ${fault instanceof Error ? fault.message : String(fault)}`,
  );
  return undefined;
});
const sections = [await buildTimes(), weights(govuk)];
const text = [
  '# Build and weight',
  'The last run of `npm run bench:build -- --keep`, which writes this page.',
  machine()
    .slice(0, 3)
    .map((line) => `- ${line}`)
    .join('\n'),
  ...sections.map(sectionText),
].join('\n\n');
console.log(text);
if (given.includes('--keep')) writeFileSync('docs/build-and-weight.md', `${text}\n`);
process.exitCode = sections.every(({ targets }) => targets.every(({ met }) => met)) ? 0 : 1;
