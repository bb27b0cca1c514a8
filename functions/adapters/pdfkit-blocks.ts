import type { StructureElement } from 'pdfkit';
import type { PaperBlock, PaperRun } from '#functions/ports/paper.ts';
import { fieldsHeight, printFields, printSignature, printTick } from './pdfkit-fields.ts';
import { inks, page, type Column, type Sheet, type TextStyle } from './pdfkit-sheet.ts';
import { printTable } from './pdfkit-table.ts';

const body: TextStyle = { size: 10.5, leading: 15, colour: inks.text };
const soft: TextStyle = { size: 9, leading: 13, colour: inks.soft };
const headings = {
  1: { size: 23, leading: 28, before: 0, after: 10 },
  2: { size: 14.5, leading: 19, before: 14, after: 4 },
  3: { size: 11, leading: 15, before: 5, after: 1 },
} as const;

/** Prints a block at the sheet's place, as a child of an element. */
export const printBlock = (
  sheet: Sheet,
  block: PaperBlock,
  column: Column,
  parent: StructureElement,
): void => {
  switch (block.kind) {
    case 'heading':
      return printHeading(sheet, block, column, parent);
    case 'paragraph': {
      printText(sheet, block.runs, block.soft ? soft : body, column, child(sheet, parent, 'P'));
      sheet.y += 6;
      return;
    }
    case 'list':
      return printList(sheet, block, column, parent);
    case 'table':
      return printTable(sheet, block, column, parent);
    case 'pairs':
      return printPairs(sheet, block, column, parent);
    case 'panel':
      return printPanel(sheet, block.blocks, column, parent);
    case 'fields':
      return printFields(sheet, block.fields, column, parent);
    case 'tick':
      return printTick(sheet, block, column, parent);
    case 'signature':
      return printSignature(sheet, block, column, parent);
  }
};

/** Prints blocks one below the other; a heading stays with what follows it. */
export const printBlocks = (
  sheet: Sheet,
  blocks: readonly PaperBlock[],
  column: Column,
  parent: StructureElement,
): void => {
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    if (block.kind === 'heading') sheet.need(60 + (next === undefined ? 0 : least(next)));
    printBlock(sheet, block, column, parent);
  });
};

/** About how high the least part of a block is that can stand alone. */
const least = (block: PaperBlock): number =>
  block.kind === 'fields' ? fieldsHeight(block.fields) : 20;

const child = (sheet: Sheet, parent: StructureElement, type: string): StructureElement => {
  const element = sheet.doc.struct(type);
  parent.add(element);
  return element;
};

const printText = (
  sheet: Sheet,
  runs: readonly PaperRun[],
  style: TextStyle,
  column: Column,
  element: StructureElement,
): void => sheet.print(sheet.set(runs, style, column.width), column, element);

const printHeading = (
  sheet: Sheet,
  { level, text }: PaperBlock & { kind: 'heading' },
  column: Column,
  parent: StructureElement,
): void => {
  const { before, after, ...size } = headings[level];
  if (sheet.y > page.top) sheet.y += before;
  const style = { ...size, bold: true, colour: level === 2 ? sheet.colour : inks.text };
  printText(sheet, [{ text }], style, column, child(sheet, parent, `H${level}`));
  sheet.y += after;
};

const printList = (
  sheet: Sheet,
  { ordered, items }: PaperBlock & { kind: 'list' },
  column: Column,
  parent: StructureElement,
): void => {
  const list = child(sheet, parent, 'L');
  const indent = ordered ? 20 : 14;
  const inner = { x: column.x + indent, width: column.width - indent };
  items.forEach((blocks, index) => {
    const item = child(sheet, list, 'LI');
    sheet.need(45);
    if (blocks[0]?.kind === 'heading') sheet.y += headings[3].before;
    const { y } = sheet;
    const mark = [{ text: ordered ? `${index + 1}.` : '•', bold: ordered }];
    const style = { ...body, colour: sheet.colour };
    printText(sheet, mark, style, { x: column.x, width: indent }, child(sheet, item, 'Lbl'));
    sheet.y = blocks[0]?.kind === 'heading' ? y - headings[3].before : y;
    printBlocks(sheet, blocks, inner, child(sheet, item, 'LBody'));
    if (!ordered) sheet.y -= 3;
  });
  sheet.y += 5;
};

const printPairs = (
  sheet: Sheet,
  { pairs }: PaperBlock & { kind: 'pairs' },
  column: Column,
  parent: StructureElement,
): void => {
  const list = child(sheet, parent, 'L');
  for (const { label, text } of pairs) {
    const item = child(sheet, list, 'LI');
    sheet.need(soft.leading + body.leading);
    printText(sheet, [{ text: label }], { ...soft, bold: true }, column, child(sheet, item, 'Lbl'));
    printText(sheet, [{ text }], body, column, child(sheet, item, 'LBody'));
    sheet.y += 7;
  }
};

const printPanel = (
  sheet: Sheet,
  blocks: readonly PaperBlock[],
  column: Column,
  parent: StructureElement,
): void => {
  sheet.need(90);
  sheet.y += 4;
  const { y } = sheet;
  const inner = { x: column.x + 14, width: column.width - 14 };
  printBlocks(sheet, blocks, inner, child(sheet, parent, 'Sect'));
  const from = sheet.y > y ? y : page.top;
  sheet.ornament(() => {
    sheet.doc.rect(column.x, from, 3, sheet.y - from - 3).fill(sheet.colour);
  });
  sheet.y += 8;
};
