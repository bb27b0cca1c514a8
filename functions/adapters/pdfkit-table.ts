import type { StructureElement } from 'pdfkit';
import type { PaperBlock, PaperRun } from '#functions/ports/paper.ts';
import { inks, type Column, type SetText, type Sheet, type TextStyle } from './pdfkit-sheet.ts';

const style: TextStyle = { size: 10.5, leading: 15, colour: inks.text };
const padding = { above: 5, below: 5, between: 14 } as const;

/** Prints a table with a head, its columns of equal width. A row is not parted between pages. */
export const printTable = (
  sheet: Sheet,
  { head, rows }: PaperBlock & { kind: 'table' },
  column: Column,
  parent: StructureElement,
): void => {
  const table = sheet.doc.struct('Table');
  parent.add(table);
  const columns = columnsOf(column, head.length);
  const headCells = head.map((text) => [{ text, bold: true }]);
  printRow(sheet, headCells, columns, table, 'TH');
  for (const row of rows) printRow(sheet, row, columns, table, 'TD');
  sheet.y += 8;
};

const columnsOf = ({ x, width }: Column, count: number): Column[] => {
  const each = (width + padding.between) / count;
  return Array.from({ length: count }, (_, index) => ({
    x: x + index * each,
    width: each - padding.between,
  }));
};

const printRow = (
  sheet: Sheet,
  cells: readonly (readonly PaperRun[])[],
  columns: readonly Column[],
  table: StructureElement,
  type: 'TH' | 'TD',
): void => {
  const set = columns.map(({ width }, index) => sheet.set(cells[index] ?? [], style, width));
  const lines = Math.max(...set.map((text) => text.lines.length));
  sheet.need(padding.above + lines * style.leading + padding.below);
  const top = sheet.y + padding.above;
  const row = sheet.doc.struct('TR');
  table.add(row);
  set.forEach((text, index) => {
    const cell = sheet.doc.struct(type, type === 'TH' ? { scope: 'Column' } : {});
    row.add(cell);
    sheet.y = top;
    printCell(sheet, text, columns[index], cell);
  });
  sheet.y = top + lines * style.leading + padding.below;
  sheet.ornament(() => rule(sheet, columns, type === 'TH'));
};

const printCell = (
  sheet: Sheet,
  text: SetText,
  column: Column | undefined,
  cell: StructureElement,
): void => {
  if (column !== undefined) sheet.print(text, column, cell);
};

const rule = (sheet: Sheet, columns: readonly Column[], strong: boolean): void => {
  const last = columns.at(-1);
  sheet.doc
    .lineWidth(strong ? 1.2 : 0.6)
    .strokeColor(strong ? sheet.colour : inks.line)
    .moveTo(columns[0]?.x ?? 0, sheet.y)
    .lineTo((last?.x ?? 0) + (last?.width ?? 0), sheet.y)
    .stroke();
};
