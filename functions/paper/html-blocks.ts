import type { PaperBlock, PaperRun } from '#functions/ports/paper.ts';
import { find, textOf, type HtmlNode } from './html-tree.ts';

/** How addresses become whole: `undefined` for one that leads nowhere from paper. */
export type WholeAddress = (href: string) => string | undefined;

/** What is for the screen: ways to other pages, and within this one. */
const isForScreen = ({ name, attributes }: HtmlNode): boolean =>
  name === 'nav' || attributes['class'] === 'page-dates';

const blockNames = new Set(
  ['div', 'section', 'p', 'ul', 'ol', 'table'].concat(['h1', 'h2', 'h3', 'nav']),
);

/**
 * The blocks of a built page's content. Throws for an element that paper cannot show, so that nothing an
 * editor adds to the page is missing on paper without a word.
 */
export const blocksOf = (node: HtmlNode, whole: WholeAddress): PaperBlock[] =>
  node.children.flatMap((child): PaperBlock[] => {
    if (isForScreen(child)) return [];
    const { name } = child;
    switch (name) {
      case '':
        return textOf(child) === '' ? [] : [paragraph(child, whole)];
      case 'div':
      case 'section':
        return child.attributes['class'] === 'callout'
          ? [{ kind: 'panel', blocks: blocksOf(child, whole) }]
          : blocksOf(child, whole);
      case 'h1':
      case 'h2':
      case 'h3':
        return [{ kind: 'heading', level: levels[name], text: textOf(child) }];
      case 'p':
        return [paragraph(child, whole)];
      case 'ul':
      case 'ol':
        return [{ kind: 'list', ordered: name === 'ol', items: itemsOf(child, whole) }];
      case 'table':
        return [tableOf(child, whole)];
      default:
        throw new Error(`Paper cannot show <${name}>: teach it in functions/paper/html-blocks.ts.`);
    }
  });

const levels = { h1: 1, h2: 2, h3: 3 } as const;

const paragraph = (node: HtmlNode, whole: WholeAddress): PaperBlock => ({
  kind: 'paragraph',
  runs: runsOf(node, whole),
});

/** An item with blocks in it as those; one with only text as a paragraph. */
const itemsOf = (list: HtmlNode, whole: WholeAddress): PaperBlock[][] =>
  list.children
    .filter(({ name }) => name === 'li')
    .map((item) =>
      item.children.some(({ name }) => blockNames.has(name))
        ? blocksOf(item, whole)
        : [paragraph(item, whole)],
    );

const tableOf = (table: HtmlNode, whole: WholeAddress): PaperBlock => ({
  kind: 'table',
  head: rowsOf(find(table, 'thead')).flatMap((row) => cellsOf(row).map(textOf)),
  rows: rowsOf(find(table, 'tbody')).map((row) => cellsOf(row).map((cell) => runsOf(cell, whole))),
});

const rowsOf = (part: HtmlNode | undefined): HtmlNode[] =>
  part?.children.filter(({ name }) => name === 'tr') ?? [];

const cellsOf = (row: HtmlNode): HtmlNode[] =>
  row.children.filter(({ name }) => name === 'th' || name === 'td');

/** Text in its styles, with no space at either end and none twice. */
const runsOf = (node: HtmlNode, whole: WholeAddress): PaperRun[] => {
  const runs = styled(node, whole, {});
  const spaced: PaperRun[] = [];
  for (const run of runs) {
    const before = spaced.at(-1)?.text ?? ' ';
    const text = run.text.replace(/[ \n\t]+/g, ' ');
    const kept = before.endsWith(' ') ? text.replace(/^ /, '') : text;
    if (kept !== '') spaced.push({ ...run, text: kept });
  }
  const last = spaced.at(-1);
  if (last !== undefined) last.text = last.text.replace(/ $/, '');
  return spaced;
};

type Style = Omit<PaperRun, 'text'>;

const styled = (node: HtmlNode, whole: WholeAddress, style: Style): PaperRun[] =>
  node.children.flatMap((child): PaperRun[] => {
    if (child.name === '') return [{ text: child.text, ...style }];
    if (child.name === 'br') return [{ text: ' ', ...style }];
    return styled(child, whole, { ...style, ...styleOf(child, whole) });
  });

const styleOf = ({ name, attributes }: HtmlNode, whole: WholeAddress): Style => {
  if (name === 'strong' || name === 'b') return { bold: true };
  const href = name === 'a' ? whole(attributes['href'] ?? '') : undefined;
  return href === undefined ? {} : { href };
};
