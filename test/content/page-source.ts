import { readdirSync, readFileSync } from 'node:fs';
import { locales, type Locale } from '#domain/locale.ts';

/** One page as editors write it. `body` is the MDX after the front matter. */
export interface PageSource {
  locale: Locale;
  slug: string;
  frontMatter: string;
  body: string;
}

const folder = new URL('../../content/pages/', import.meta.url);

const readPage = (locale: Locale, file: string): PageSource => {
  const text = readFileSync(new URL(`${locale}/${file}`, folder), 'utf8');
  const [, frontMatter = '', body = ''] = /^---\n(.*?\n)---\n(.*)$/s.exec(text) ?? [];
  return { locale, slug: file.replace(/\.mdx$/, ''), frontMatter, body };
};

/** Every page of `content/pages`, both languages. */
export const pageSources: readonly PageSource[] = locales.flatMap((locale) =>
  readdirSync(new URL(`${locale}/`, folder))
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => readPage(locale, file)),
);

/** A component of a text with its attributes, e.g. `{ name: 'PageLink', attributes: { to: 'arn' } }`. */
export interface UsedComponent {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** The components of a text, in the order of their opening tags. */
export const componentsOf = (body: string): UsedComponent[] =>
  [...body.matchAll(/<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*\/?>/g)].map(
    ([, name = '', attributes = '']) => ({
      name,
      attributes: Object.fromEntries(
        [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
          key,
          value,
        ]),
      ),
    }),
  );

/** The levels of a text's headings in order; a step is a heading, of level 2 unless told. */
export const headingLevels = (body: string): number[] =>
  [...body.matchAll(/^(#{2,6}) |<Step\b([^>]*)>/gm)].map(([, hashes, step = '']) =>
    hashes === undefined ? Number(/level="(\d)"/.exec(step)?.[1] ?? 2) : hashes.length,
  );
