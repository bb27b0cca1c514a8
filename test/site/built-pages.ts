import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { compileTemplate } from '#functions/pages/template.ts';
import type { SlotValues } from '#functions/pages/template.ts';

/** A page of the built site. */
export interface BuiltPage {
  /** Its address: `/klagomal/`, `/404.html`. */
  path: string;
  /** With its slots' marks. */
  template: string;
  /** As it is served while nothing is live. */
  plain: string;
  /** With every part shown and every slot filled. */
  full: string;
}

const built = '.build';
const site = join(built, 'site');
const templates = existsSync(join(built, 'templates')) ? join(built, 'templates') : site;

/** Every file of the built site, by its path from the root. */
export const builtFiles = (): string[] => filesIn(site);

/** The bytes of a file of the built site. */
export const readBuilt = (path: string): Buffer => readFileSync(join(site, path));

/** Every page of the built site. Throws if it was not built. */
export const builtPages = (): BuiltPage[] =>
  filesIn(templates)
    .filter((path) => path.endsWith('.html'))
    .map((path) => {
      const template = readFileSync(join(templates, path), 'utf8');
      const fill = compileTemplate(template);
      return {
        path: path.replace(/\/index\.html$/, '/'),
        template,
        plain: fill({}),
        full: fill(everythingLive(template)),
      };
    });

/** The values of an attribute, or all attributes of a name, in a page. */
export const attributes = (html: string, name: string): string[] =>
  Array.from(html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g')), ([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  );

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .sort();

/** Values that show every part of a page: texts where a text is asked for, else true. */
const everythingLive = (template: string): SlotValues => {
  const values: Record<string, SlotValues[string]> = {};
  for (const [, name = ''] of template.matchAll(/<!--each:([\w.-]+)-->/g)) values[name] = true;
  for (const [, name = ''] of template.matchAll(/<!--slot:([\w.-]+)-->/g)) values[name] = 'Å & <b>';
  for (const [, fill = ''] of template.matchAll(/\sdata-fill="([^"]*)"/g))
    for (const pair of fill.split(' ')) {
      const [attribute = '', name = ''] = pair.split('=');
      values[name] = examples[attribute] ?? 'text';
    }
  // What is filled for one person has no styles in it, and is sent uncompressed.
  delete values['personal'];
  return values;
};

const examples: Record<string, SlotValues[string]> = {
  href: '#main',
  open: true,
  checked: true,
  'aria-invalid': 'true',
};
