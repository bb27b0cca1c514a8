import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { factsToReview, needsReviewOf } from '#domain/fact-review.ts';
import { stockholmDate } from '#domain/stockholm.ts';
import { formatFaults, parseConfig } from '#functions/config.ts';
import { siteFacts } from '#src/site-facts.ts';

// Run each week, not by the build: a fact that has grown old must not stop a site from being mended.
const read = parseConfig(process.env);
if (read.kind === 'faulty') {
  process.stderr.write(`${formatFaults(read.faults)}\n`);
  process.exit(1);
}

const folder = fileURLToPath(new URL('../../content/pages/', import.meta.url));
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.mdx'))
  .sort()
  .map((file) => ({ file, open: needsReviewOf(readFileSync(`${folder}${file}`, 'utf8')) }))
  .filter(({ open }) => open.length > 0);

const facts = factsToReview(
  siteFacts,
  stockholmDate(read.config.startAt ?? Temporal.Now.instant()),
);
const lines = [
  'Facts of content/site.json to look at again:',
  ...facts.map(
    ({ path, reviewBy, passed, source }) =>
      `  ${passed ? 'PASSED' : 'soon  '}  ${reviewBy.toString()}  ${path}${source ? ` (${source})` : ''}`,
  ),
  ...(facts.length === 0 ? ['  none within 30 days'] : []),
  'To be confirmed before the pages state it as certain:',
  ...pages.flatMap(({ file, open }) => [`  ${file}`, ...open.map((line) => `    - ${line}`)]),
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = facts.some(({ passed }) => passed) ? 1 : 0;
