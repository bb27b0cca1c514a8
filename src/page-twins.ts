import { locales } from '#domain/locale.ts';
import { pageSlugs } from '#src/routes.ts';

/** A page's file, as far as twins are concerned. `id` is its path below `content/pages`: "sv/arn". */
export interface TwinFile {
  id: string;
  updated: Date;
}

/** Lines to print: `faults` stop the build, `warnings` do not. */
export interface TwinReport {
  faults: string[];
  warnings: string[];
}

/**
 * Whether every page of the table has its file in every language, none is left over, and none lags
 * behind its twin.
 *
 * @example
 * compareTwins([{ id: 'sv/arn', updated }]).faults[0]
 * // 'content/pages/en/arn.mdx is missing: it is the twin of content/pages/sv/arn.mdx.'
 */
export const compareTwins = (files: readonly TwinFile[]): TwinReport => {
  const updatedById = new Map(files.map(({ id, updated }) => [id, updated]));
  const known = new Set(pageSlugs.flatMap((slug) => locales.map((locale) => `${locale}/${slug}`)));
  const report: TwinReport = { faults: [], warnings: [] };
  for (const { id } of files)
    if (!known.has(id))
      report.faults.push(
        `${fileOf(id)} has no address: give it one in routes.ts of every dictionary in src/i18n, or remove it.`,
      );
  for (const slug of pageSlugs) compareOne(slug, updatedById, report);
  return report;
};

const compareOne = (
  slug: string,
  updatedById: ReadonlyMap<string, Date>,
  report: TwinReport,
): void => {
  const ids = locales.map((locale) => `${locale}/${slug}`);
  const newest = ids
    .filter((id) => updatedById.has(id))
    .sort((a, b) => time(updatedById.get(b)) - time(updatedById.get(a)))[0];
  for (const id of ids) {
    if (newest === undefined)
      report.faults.push(
        `${fileOf(id)} is missing: the dictionaries in src/i18n have an address for it.`,
      );
    else if (!updatedById.has(id))
      report.faults.push(`${fileOf(id)} is missing: it is the twin of ${fileOf(newest)}.`);
    else if (time(updatedById.get(id)) < time(updatedById.get(newest)))
      report.warnings.push(`${fileOf(id)} is older than its twin ${fileOf(newest)}.`);
  }
};

const fileOf = (id: string): string => `content/pages/${id}.mdx`;

const time = (date: Date | undefined): number => date?.getTime() ?? 0;
