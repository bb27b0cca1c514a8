import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { Temporal } from 'temporal-polyfill';
import { locales, type Locale } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { formatFileSize } from '#i18n/file-size.ts';
import { paperNames, paperPath } from '#i18n/papers.ts';
import { localeOfPath, pathOf, type PageSlug } from '#i18n/routes.ts';
import { complaintTemplate } from '#functions/paper/complaint-template.ts';
import { procedurePaper } from '#functions/paper/procedure-paper.ts';
import type { PaperDocument, PaperPress } from '#functions/ports/paper.ts';

/** What papers are made of. `colour` is the firm's, dark enough to be read on white. */
interface Options {
  press: PaperPress;
  siteFacts: SiteFacts;
  colour: string;
}

/**
 * After `astro build`, before pages are packed: prints the papers of the site in every language and says on
 * the pages how large they are, where `src/components/content/PaperLink.astro` left a mark.
 */
export const sitePapers = (options: Options): AstroIntegration => {
  let siteUrl: string | undefined;
  let templates: Promise<Printed[]> = Promise.resolve([]);
  return {
    name: 'besked:site-papers',
    hooks: {
      'astro:config:done': ({ config }) => {
        siteUrl = config.site;
      },
      // They need no page: their thread prints them while pages are built.
      'astro:build:start': () => {
        templates = print(templatesOf(options), options.press);
        templates.catch(() => {});
      },
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const procedures = print(proceduresOf(site, siteUrl, options), options.press);
        for (const { path, bytes } of (await Promise.all([templates, procedures])).flat()) {
          const file = join(site, path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, bytes);
        }
        await tellSizes(site);
        logger.info(`${paperNames.length * locales.length} papers are printed`);
      },
    },
  };
};

/** A paper and its address. */
interface SitePaper {
  path: string;
  paper: PaperDocument;
}
interface Printed {
  path: string;
  bytes: Uint8Array;
}

const print = async (papers: Promise<SitePaper[]>, press: PaperPress): Promise<Printed[]> =>
  Promise.all(
    (await papers).map(async ({ path, paper }) => ({ path, bytes: await press.print(paper) })),
  );

/** The template to be filled in, in every language. */
const templatesOf = ({ siteFacts, colour }: Options): Promise<SitePaper[]> =>
  Promise.all(
    locales.map(async (locale) => {
      const changed = (await lastChanged('complaint-form', locale)).toZonedDateTime('UTC');
      const input = { locale, siteFacts, colour };
      return {
        path: paperPath('complaint-template', locale),
        paper: complaintTemplate(input, changed.epochMilliseconds),
      };
    }),
  );

/** The procedure, of its built page in every language. */
const proceduresOf = (
  site: string,
  siteUrl: string | undefined,
  { siteFacts, colour }: Options,
): Promise<SitePaper[]> =>
  Promise.all(
    locales.map(async (locale) => {
      const html = await readFile(join(site, pathOf('procedure', locale), 'index.html'), 'utf8');
      const updated = await lastChanged('procedure', locale);
      const input = { locale, siteFacts, colour };
      return {
        path: paperPath('procedure', locale),
        paper: procedurePaper(input, { html, updated, siteUrl }),
      };
    }),
  );

/** The day on which a page says that its text was last changed. */
const lastChanged = async (slug: PageSlug, locale: Locale): Promise<Temporal.PlainDate> => {
  const source = new URL(`../../content/pages/${locale}/${slug}.mdx`, import.meta.url);
  const [, updated = ''] = /^updated: (\S+)$/m.exec(await readFile(source, 'utf8')) ?? [];
  return Temporal.PlainDate.from(updated);
};

/** Fills the marks `<!--size:PATH-->` of all pages: ", 34 kB". Throws for a file that is not there. */
const tellSizes = async (site: string): Promise<void> => {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(({ name }) => name.endsWith('.html'))) {
    const file = join(entry.parentPath, entry.name);
    const html = await readFile(file, 'utf8');
    const named = [...html.matchAll(sizeMarks)].map(([, path = '']) => path);
    if (named.length === 0) continue;
    const sizes = new Map<string, string>();
    for (const path of named) {
      const { size } = await stat(join(site, path));
      sizes.set(path, `, ${formatFileSize(size, localeOfPath(path))}`);
    }
    await writeFile(
      file,
      html.replace(sizeMarks, (_, path: string) => sizes.get(path) ?? ''),
    );
  }
};

const sizeMarks = /<!--size:([^>]+?)-->/g;
