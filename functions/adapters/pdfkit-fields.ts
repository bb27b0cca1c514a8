import type { StructureElement } from 'pdfkit';
import type { PaperBlock, PaperField } from '#functions/ports/paper.ts';
import { inks, type Column, type Sheet, type TextStyle } from './pdfkit-sheet.ts';
import { typingBox, tickBox } from './pdfkit-widgets.ts';

const label: TextStyle = { size: 9, leading: 11.5, colour: inks.text };
const box = { line: 14, padding: 9, between: 10, below: 8, tick: 12 } as const;

/** How high a row of fields is with labels of one line. */
export const fieldsHeight = (fields: readonly PaperField[]): number =>
  label.leading + 2 + boxHeight(fields) + box.below;

const boxHeight = (fields: readonly PaperField[]): number =>
  Math.max(...fields.map(({ lines = 1 }) => lines)) * box.line + box.padding;

/** Prints boxes to write in beside one another, each below its label. */
export const printFields = (
  sheet: Sheet,
  fields: readonly PaperField[],
  column: Column,
  parent: StructureElement,
): void => {
  const columns = columnsOf(column, fields);
  const labels = fields.map((field, index) =>
    field.label === ''
      ? { style: label, lines: [] }
      : sheet.set([{ text: field.label }], label, columns[index]?.width ?? column.width),
  );
  const above = Math.max(...labels.map(({ lines }) => lines.length)) * label.leading + 2;
  const height = boxHeight(fields);
  sheet.need(above + height + box.below);
  const top = sheet.y;
  fields.forEach((field, index) => {
    const at = columns[index] ?? column;
    const set = labels[index];
    if (set === undefined) return;
    if (set.lines.length > 0) {
      const element = sheet.doc.struct('P');
      parent.add(element);
      // Labels of fewer lines stand just above their box, too.
      sheet.y = top + above - 2 - set.lines.length * label.leading;
      sheet.print(set, at, element);
    }
    const form = sheet.doc.struct('Form', { alt: field.description });
    parent.add(form);
    typingBox(sheet, field, { ...at, y: top + above, height }, form);
  });
  sheet.y = top + above + height + box.below;
};

const columnsOf = ({ x, width }: Column, fields: readonly PaperField[]): Column[] => {
  const shares = fields.map(({ share = 1 }) => share);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const room = width - box.between * (fields.length - 1);
  let at = x;
  return shares.map((share) => {
    const each = { x: at, width: (room * share) / total };
    at += each.width + box.between;
    return each;
  });
};

/** Prints a box to tick with its label behind it. */
export const printTick = (
  sheet: Sheet,
  tick: PaperBlock & { kind: 'tick' },
  column: Column,
  parent: StructureElement,
): void => {
  sheet.need(box.tick + 6);
  const top = sheet.y;
  const form = sheet.doc.struct('Form', { alt: tick.label });
  parent.add(form);
  tickBox(sheet, tick, { x: column.x, y: top + 1, size: box.tick }, form);
  const element = sheet.doc.struct('P');
  parent.add(element);
  const inner = { x: column.x + 20, width: column.width - 20 };
  const style = { ...label, size: 10, leading: 14 };
  sheet.print(sheet.set([{ text: tick.label }], style, inner.width), inner, element);
  sheet.y += 4;
};

/** Prints a line to sign on, with what it is for below it. */
export const printSignature = (
  sheet: Sheet,
  { label: text }: PaperBlock & { kind: 'signature' },
  column: Column,
  parent: StructureElement,
): void => {
  sheet.need(52);
  sheet.y += 32;
  sheet.ornament(() => {
    sheet.doc
      .lineWidth(0.8)
      .strokeColor(inks.field)
      .moveTo(column.x, sheet.y)
      .lineTo(column.x + column.width * 0.6, sheet.y)
      .stroke();
  });
  sheet.y += 2;
  const element = sheet.doc.struct('P');
  parent.add(element);
  sheet.print(sheet.set([{ text }], label, column.width), column, element);
  sheet.y += 10;
};
