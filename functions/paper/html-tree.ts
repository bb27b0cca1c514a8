import { parse } from 'ultrahtml';
import { z } from 'zod';

/** An element of a page, or a text (`name` is ''). */
export interface HtmlNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly HtmlNode[];
  /** Of a text. */
  text: string;
}

/** What ultrahtml gives: 0 a document, 1 an element, 2 a text; comments and doctypes are left out. */
const parsedNode: z.ZodType<HtmlNode | undefined> = z.lazy(() =>
  z
    .object({
      type: z.number(),
      name: z.string().default(''),
      value: z.string().default(''),
      attributes: z.record(z.string(), z.string()).default({}),
      children: z.array(parsedNode).default([]),
    })
    .transform(({ type, name, value, attributes, children }) => {
      if (type > 2) return undefined;
      return {
        name: type === 1 ? name : '',
        attributes: mapValues(attributes, decoded),
        children: children.filter((child) => child !== undefined),
        text: type === 2 ? decoded(value) : '',
      };
    }),
);

/** The `<main>` of a page of ours. Throws if there is none. */
export const mainOf = (html: string): HtmlNode => {
  // ultrahtml loses the text before a comment.
  const root = parsedNode.parse(parse(html.replace(/<!--.*?-->/gs, '')));
  const main = root && find(root, 'main');
  if (main === undefined) throw new Error('A page to be printed has no <main>.');
  return main;
};

/** The first element of a name within another, or that one itself. */
export const find = (node: HtmlNode, name: string): HtmlNode | undefined => {
  if (node.name === name) return node;
  for (const child of node.children) {
    const found = find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** All text within a node, every stretch of white space one space. */
export const textOf = (node: HtmlNode): string => allText(node).replace(/\s+/g, ' ').trim();

const allText = (node: HtmlNode): string => node.text + node.children.map(allText).join('');

const mapValues = (
  record: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** Astro and MDX write no others. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

const decoded = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return String.fromCodePoint(code);
  });
