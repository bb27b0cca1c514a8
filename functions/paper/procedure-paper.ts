import { messages } from '#i18n/messages.ts';
import { formatDate } from '#i18n/dates.ts';
import { paperPath } from '#i18n/papers.ts';
import type { PaperDocument } from '#functions/ports/paper.ts';
import type { Temporal } from 'temporal-polyfill';
import { blocksOf } from './html-blocks.ts';
import { find, mainOf, textOf, type HtmlNode } from './html-tree.ts';
import { paperFrame, type PaperInput } from './paper-frame.ts';

/** The built page of the procedure, when its text was last changed, and where the site stands, if known. */
export interface ProcedurePage {
  html: string;
  updated: Temporal.PlainDate;
  siteUrl: string | undefined;
}

/**
 * The complaints procedure on paper: the content of its page, which editors write once. The page's own
 * paragraph that leads here is left out; links within the site are links if it is known where it stands.
 */
export const procedurePaper = (input: PaperInput, page: ProcedurePage): PaperDocument => {
  const { locale } = input;
  const words = messages[locale].paper.procedure;
  const main = without(mainOf(page.html), (node) => leadsTo(node, paperPath('procedure', locale)));
  const title = find(main, 'h1');
  if (title === undefined) throw new Error('The page of the procedure has no top heading.');
  const [heading, ...blocks] = blocksOf(main, (href) => wholeAddress(href, page.siteUrl));
  const dated = words.dated({ date: formatDate(page.updated, locale) });
  return {
    ...paperFrame(input),
    title: textOf(title),
    subject: words.subject,
    writtenAt: page.updated.toZonedDateTime('UTC').epochMilliseconds,
    blocks: [
      ...(heading === undefined ? [] : [heading]),
      { kind: 'paragraph', runs: [{ text: dated }], soft: true },
      ...blocks,
    ],
  };
};

const wholeAddress = (href: string, siteUrl: string | undefined): string | undefined => {
  if (/^[a-z]+:/.test(href)) return href;
  return siteUrl === undefined ? undefined : new URL(href, siteUrl).href;
};

/** Whether a paragraph holds a link to an address. */
const leadsTo = (node: HtmlNode, path: string): boolean =>
  node.name === 'p' && find(node, 'a') !== undefined && hrefsOf(node).includes(path);

const hrefsOf = ({ attributes, children }: HtmlNode): string[] => [
  ...('href' in attributes ? [attributes['href'] ?? ''] : []),
  ...children.flatMap(hrefsOf),
];

const without = (node: HtmlNode, isUnwanted: (node: HtmlNode) => boolean): HtmlNode => ({
  ...node,
  children: node.children
    .filter((child) => !isUnwanted(child))
    .map((child) => without(child, isUnwanted)),
});
