import { linesOf, type Block, type Fact, type MailDocument } from './document.ts';

/** The text version of an e-mail: everything that the HTML version says, links written out. */
export const textVersion = (document: MailDocument): string =>
  [
    document.sender,
    underlined(document.title, '='),
    ...document.blocks.map(block),
    ['-- ', ...document.footer].join('\n'),
    '',
  ]
    .join('\n\n')
    .toWellFormed()
    .replace(unprintable, '\uFFFD');

const block = (part: Block): string => {
  switch (part.kind) {
    case 'heading':
      return `\n${underlined(part.text, '-')}`;
    case 'paragraph':
      return part.text;
    case 'list':
      return part.items.map((item) => `* ${linesOf(item).join('\n  ')}`).join('\n');
    case 'facts':
      return part.facts.map(fact).join('\n');
    case 'link':
      return `${part.label}:\n${part.href}`;
  }
};

/** A value of several lines is marked as quoted, so that no line of it can pass for one of ours. */
const fact = ({ label, value }: Fact): string => {
  const written = linesOf(value);
  return written.length === 1
    ? `${label}: ${value}`
    : `${label}:\n${written.map((line) => `> ${line}`).join('\n')}`;
};

const underlined = (text: string, rule: string): string =>
  `${text}\n${rule.repeat(Math.min(text.length, 72))}`;

const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
