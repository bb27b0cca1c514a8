import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locales } from '#domain/locale.ts';

/** The page that further pages are copies of: one of the longer ones, with facts, steps and links. */
const model = 'arn';

/**
 * Gives a copy of the project further pages, in every language, with titles and addresses of their own.
 * Returns how many: `number` rounded down to whole sets of twins.
 */
export const addFurtherPages = async (folder: string, number: number): Promise<number> => {
  const sets = Math.floor(number / locales.length);
  const names = Array.from({ length: sets }, (_, index) => `further-${index + 1}`);
  for (const locale of locales) {
    const pages = join(folder, 'content/pages', locale);
    const mdx = await readFile(join(pages, `${model}.mdx`), 'utf8');
    await mkdir(pages, { recursive: true });
    for (const name of names)
      await writeFile(
        join(pages, `${name}.mdx`),
        mdx.replace(/^title: (.*)$/m, `title: $1, ${name}`),
      );

    const table = join(folder, 'src/i18n', locale, 'routes.ts');
    const routes = await readFile(table, 'utf8');
    const further = names.map((name) => `  '${name}': '/${name}/',\n`).join('');
    await writeFile(table, routes.replace('export const routes = {\n', `$&${further}`));
  }
  return sets * locales.length;
};
