import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { chromiumFlags, findChromium } from '#test/browser/find-chromium.ts';

/** The version that is fetched by npx: 168 MB, too much for a dependency. */
export const lighthouseVersion = '13.5.0';

/** The four categories, in the order of Lighthouse's own reports. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What one run of Lighthouse says of a page on a simulated phone. */
export interface Visit {
  /** 0 to 100. */
  scores: Record<(typeof categories)[number], number>;
  /** First contentful paint, simulated. Milliseconds. */
  firstPaint: number;
  layoutShift: number;
  requests: number;
  /** Everything that came over the wire, headers too. */
  bytes: number;
  /** The audits that cost points. */
  faults: string[];
}

const score = z.object({ score: z.number().nullable() });
const figure = z.object({ numericValue: z.number() });
const category = score.extend({
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});
const reportSchema = z.object({
  categories: z.record(z.enum(categories), category),
  audits: z.looseObject({
    'first-contentful-paint': figure,
    'cumulative-layout-shift': figure,
    'network-requests': z.object({
      details: z.object({ items: z.array(z.object({ transferSize: z.number() })) }),
    }),
  }),
});

/** How often a visit is tried. */
const tries = 3;

/**
 * Has Lighthouse visit a page, as a mobile phone. On a busy machine Chromium sometimes does not start, or
 * leaves no trace: then it is tried again, up to three times in all. Rejects if it cannot.
 */
export const visit = async (url: string): Promise<Visit> => {
  for (let tried = 1; ; tried++)
    try {
      return await visitOnce(url);
    } catch (fault) {
      if (tried === tries) throw fault;
      const [, why = String(fault)] = /(Runtime error[^\n]*|ECONN[^\n]*)/.exec(String(fault)) ?? [];
      console.error(`${url} once more: ${why}`);
    }
};

const visitOnce = async (url: string): Promise<Visit> => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-lighthouse-'));
  const file = join(folder, 'report.json');
  try {
    await promisify(execFile)(
      'npx',
      [
        ...['--yes', `lighthouse@${lighthouseVersion}`, url, '--quiet'],
        ...['--output=json', `--output-path=${file}`],
        `--only-categories=${categories.join(',')}`,
        `--chrome-flags=${['--headless=new', ...chromiumFlags].join(' ')}`,
      ],
      { cwd: folder, env: { ...process.env, CHROME_PATH: findChromium() } },
    );
    return toVisit(reportSchema.parse(JSON.parse(await readFile(file, 'utf8'))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const toVisit = ({ categories: rated, audits }: z.infer<typeof reportSchema>): Visit => {
  const points = (name: (typeof categories)[number]) => Math.round((rated[name].score ?? 0) * 100);
  const isFault = (id: string): boolean => {
    const { data } = score.safeParse(audits[id]);
    return typeof data?.score === 'number' && data.score < 0.9;
  };
  const weighed = categories.flatMap((name) =>
    rated[name].auditRefs.filter((ref) => ref.weight > 0),
  );
  const { items } = audits['network-requests'].details;
  return {
    scores: {
      performance: points('performance'),
      accessibility: points('accessibility'),
      'best-practices': points('best-practices'),
      seo: points('seo'),
    },
    firstPaint: audits['first-contentful-paint'].numericValue,
    layoutShift: audits['cumulative-layout-shift'].numericValue,
    requests: items.length,
    bytes: items.reduce((sum, { transferSize }) => sum + transferSize, 0),
    faults: [...new Set(weighed.map(({ id }) => id).filter(isFault))],
  };
};
