import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { defaultLocale } from '#domain/locale.ts';
import { pathOf } from '#i18n/routes.ts';
import { indexablePages } from '#src/finding/sitemap.ts';
import { machine } from '#test/bench/machine.ts';
import { copyProject } from '#test/project-copy.ts';
import { startServer } from '#test/server/running-server.ts';
import { lighthouseVersion, visit, type Visit } from './lighthouse.ts';
import { paintBudget, reportOf, reportTable, shortfalls, type PageReport } from './page-report.ts';

/**
 * `npm run lighthouse`: every public page five times on a simulated phone, from a server of its own whose
 * pages know their address. Exits 1 if a median falls short. `-- --quick`: the default language once;
 * `-- --visits 3 /klagomal/ /en/`: these pages, three times each; `-- --keep` writes docs/lighthouse.md.
 */
const given = process.argv.slice(2);
const quick = given.includes('--quick');
const at = given.indexOf('--visits');
const visits = at < 0 ? (quick ? 1 : 5) : Number(given[at + 1]);
const named = given.filter((word) => word.startsWith('/'));
const paths = indexablePages
  .filter(({ locale }) => !quick || locale === defaultLocale)
  .map(({ slug, locale }) => pathOf(slug, locale))
  .filter((path) => named.length === 0 || named.includes(path));

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const PORT = String(await freePort());
const SITE_URL = `http://127.0.0.1:${PORT}`;
const project = await copyProject();
const reports: PageReport[] = [];
try {
  await project.build({ SITE_URL });
  const server = await startServer({ PORT, SITE_URL }, undefined, project.folder);
  try {
    for (const path of paths) {
      const seen: Visit[] = [];
      for (let time = 0; time < visits; time++) seen.push(await visit(SITE_URL + path));
      const report = reportOf(path, seen);
      reports.push(report);
      const short = shortfalls(report);
      console.log(
        short.length === 0
          ? `${path} ✓`
          : `${path} ${short.join(', ')} (${report.faults.join(', ')})`,
      );
    }
  } finally {
    await server.remove();
  }
} finally {
  await project.remove();
}

const text = [
  '# Lighthouse',
  `Lighthouse ${lighthouseVersion} on its simulated phone, ${visits === 1 ? 'one visit' : `medians of ${visits} visits`} ` +
    `a page: ${paths.length} of ${indexablePages.length} public pages. Wanted: 100 in all four categories, first paint ` +
    `within ${paintBudget} ms, no layout shift, at most 4 requests. \`npm run lighthouse -- --keep\` writes this page.`,
  machine()
    .slice(0, 2)
    .map((line) => `- ${line}`)
    .join('\n'),
  reportTable(reports),
].join('\n\n');
console.log(`\n${text}`);
if (given.includes('--keep')) writeFileSync('docs/lighthouse.md', `${text}\n`);
process.exitCode =
  reports.length > 0 && reports.every((report) => shortfalls(report).length === 0) ? 0 : 1;
