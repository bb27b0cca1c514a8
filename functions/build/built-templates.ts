import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { compileTemplate } from '#functions/pages/template.ts';
import { filesIn } from './files-in.ts';
import { inlineStyles } from './inline-styles.ts';

/**
 * After `astro build`: keeps each page with its slots in a `templates` folder beside the site, for the
 * functions to fill, and leaves the page with its slots' defaults in the site, to be served as it is. Both have
 * their styles in them.
 */
export const builtTemplates = (): AstroIntegration => ({
  name: 'besked:built-templates',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const site = fileURLToPath(dir);
      const templates = join(dirname(site), 'templates');
      await rm(templates, { recursive: true, force: true });
      const styles = new Map<string, Promise<string>>();
      const readStyles = (path: string): Promise<string> => {
        const known = styles.get(path) ?? readFile(join(site, path), 'utf8');
        styles.set(path, known);
        return known;
      };
      const pages = (await filesIn(site)).filter((page) => page.endsWith('.html'));
      const keep = async (page: string): Promise<void> => {
        const file = join(site, page);
        const template = join(templates, page);
        const source = await inlineStyles(await readFile(file, 'utf8'), readStyles);
        await mkdir(dirname(template), { recursive: true });
        await Promise.all([
          writeFile(template, source),
          writeFile(file, compileTemplate(source)({})),
        ]);
      };
      await Promise.all(pages.map(keep));
      logger.info(`${pages.length} pages are ready to be filled`);
    },
  },
});
