import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A code that ISO 639 keeps free for local use. */
export const pretendCode = 'qaa';

/**
 * Does to a copy of the project what `CONTRIBUTING.md` says of a new language: a folder of pages, a
 * dictionary, and its name in the one place where languages are named.
 */
export const addPretendLanguage = async (folder: string): Promise<void> => {
  const pages = join(folder, 'content/pages', pretendCode);
  await cp(join(folder, 'content/pages/en'), pages, { recursive: true });
  for (const file of await readdir(pages))
    await edit(join(pages, file), /^title: (.*)$/m, 'title: ⟦$1⟧');

  await mkdir(join(folder, 'src/i18n', pretendCode));
  await cp('test/site/pretend-dictionary.ts', join(folder, 'src/i18n', pretendCode, 'index.ts'));

  const registry = join(folder, 'src/i18n/messages.ts');
  await edit(registry, /^/, `import * as ${pretendCode} from './${pretendCode}/index.ts';\n`);
  await edit(registry, '{ sv, en }', `{ sv, en, ${pretendCode} }`);
};

const edit = async (file: string, what: RegExp | string, by: string): Promise<void> => {
  const before = await readFile(file, 'utf8');
  const after = before.replace(what, by);
  if (after === before) throw new Error(`${file} has no ${what}.`);
  await writeFile(file, after);
};
