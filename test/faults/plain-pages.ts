import type { Pages, SiteFiles } from '#functions/ports.ts';
import { allPaths } from '#test/all-paths.ts';

/** Stands for every built page: its path and the slots that the fault run looks at. */
const page = (path: string): string =>
  `<title>${path}</title>` +
  '<!--each:problem--><h2><!--slot:problemTitle--><!--/slot:problemTitle--></h2><!--/each:problem-->' +
  '<textarea><!--slot:description--><!--/slot:description--></textarea>' +
  '<textarea><!--slot:message--><!--/slot:message--></textarea>' +
  '<!--each:reference--><b><!--slot:reference--><!--/slot:reference--></b>' +
  '<!--each:sentFields--><dd><!--slot:value--><!--/slot:value--></dd><!--/each:sentFields--><!--/each:reference-->';

const pages = new Map<string, string>(allPaths.map((path) => [path, page(path)]));

/** A site that needs no build: for the run that is part of the unit tests. */
export const plainSite: { pages: Pages; files: SiteFiles } = {
  pages: { get: (path) => Promise.resolve(pages.get(path)) },
  files: { get: () => undefined },
};
