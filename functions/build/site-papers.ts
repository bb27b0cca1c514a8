import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { locales } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { formatFileSize } from '#i18n/file-size.ts';
import { paperNames, paperPath, type PaperName } from '#i18n/papers.ts';
import { localeOfPath } from '#i18n/routes.ts';
import type { PaperPress } from '#functions/ports/paper.ts';
import { filesIn } from './files-in.ts';
import { siteDocuments, type PaperSources } from './site-documents.ts';

/** What papers are made of. `colour` is the firm's, dark enough to be read on white. */
interface Options {
  press: PaperPress;
  siteFacts: SiteFacts;
  colour: string;
}

/**
 * After `astro build`, before pages are packed: prints the papers of the site in every language and says on
 * the pages how large they are, where `src/components/content/PaperLink.astro` left a mark. In `astro dev`
 * each is printed when it is asked for, of what is in `content` then.
 */
export const sitePapers = ({ press, ...firm }: Options): AstroIntegration => {
  let siteUrl: string | undefined;
  const printAll = (names: readonly PaperName[], readPage: PaperSources['readPage']) =>
    Promise.all(
      addresses
        .filter(({ name }) => names.includes(name))
        .map(async ({ path, name, locale }) => {
          const document = await siteDocuments[name]({ ...firm, locale }, { siteUrl, readPage });
          return { path, bytes: await press.print(document) };
        }),
    );
  let templates: ReturnType<typeof printAll> = Promise.resolve([]);
  return {
    name: 'besked:site-papers',
    hooks: {
      'astro:config:done': ({ config }) => {
        siteUrl = config.site;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(
          (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
            const [path = ''] = (request.url ?? '').split('?');
            const asked = addresses.find((address) => address.path === path);
            if (asked === undefined) return next();
            const own = `http://${request.headers.host ?? ''}`;
            const readPage = async (page: string) => (await fetch(own + page)).text();
            siteDocuments[asked.name]({ ...firm, locale: asked.locale }, { siteUrl, readPage })
              .then((document) => press.print(document))
              .then((bytes) => response.setHeader('content-type', 'application/pdf').end(bytes))
              .catch(next);
          },
        );
      },
      // They need no page: their thread prints them while pages are built.
      'astro:build:start': () => {
        templates = printAll(['complaint-template'], () =>
          Promise.reject(new Error('No page yet.')),
        );
        templates.catch(() => {});
      },
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const procedures = printAll(['procedure'], (path) =>
          readFile(join(site, path, 'index.html'), 'utf8'),
        );
        const printed = (await Promise.all([templates, procedures])).flat();
        for (const { path, bytes } of printed) {
          const file = join(site, path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, bytes);
        }
        await tellSizes(site);
        logger.info(`${printed.length} papers are printed`);
      },
    },
  };
};

/** Every paper of the site and where it stands. */
const addresses = paperNames.flatMap((name) =>
  locales.map((locale) => ({ path: paperPath(name, locale), name, locale })),
);

/** Fills the marks `<!--size:PATH-->` of all pages: ", 34 kB". Throws for a file that is not there. */
const tellSizes = async (site: string): Promise<void> => {
  const pages = (await filesIn(site)).filter((page) => page.endsWith('.html'));
  const tell = async (page: string): Promise<void> => {
    const file = join(site, page);
    const html = await readFile(file, 'utf8');
    const named = [...html.matchAll(sizeMarks)].map(([, path = '']) => path);
    if (named.length === 0) return;
    const sizes = new Map<string, string>();
    for (const path of named) {
      const { size } = await stat(join(site, path));
      sizes.set(path, `, ${formatFileSize(size, localeOfPath(path))}`);
    }
    await writeFile(
      file,
      html.replace(sizeMarks, (_, path: string) => sizes.get(path) ?? ''),
    );
  };
  await Promise.all(pages.map(tell));
};

const sizeMarks = /<!--size:([^>]+?)-->/g;
