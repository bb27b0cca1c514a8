import type { Reference, StructureElement } from 'pdfkit';
import type { PaperField } from '#functions/ports/paper.ts';
import { inks, type Sheet } from './pdfkit-sheet.ts';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** PDF 32000-1 table 228: the field takes several lines. */
const multiline = 1 << 12;

/**
 * A box that can be typed in. A field of its own with one widget, both made by hand: `formText()` of pdfkit
 * 0.20 drops the description and the place in the structure (its issue 1803). Typed text is set in
 * Helvetica, which every reader has with all Swedish letters; a part of a font would lack some.
 */
export const typingBox = (
  sheet: Sheet,
  { name, description, lines = 1 }: PaperField,
  at: Box,
  form: StructureElement,
): void => {
  sheet.ornament(() => {
    sheet.doc
      .lineWidth(0.8)
      .strokeColor(inks.field)
      .roundedRect(at.x, at.y, at.width, at.height, 2)
      .stroke();
  });
  const field = sheet.doc.formField(name);
  field.data['FT'] = 'Tx';
  field.data['TU'] = new String(description);
  field.data['DA'] = new String(`/F1 ${lines > 1 ? 10.5 : 11} Tf 0 g`);
  if (lines > 1) field.data['Ff'] = multiline;
  const inset = { x: at.x + 1, y: at.y + 1, width: at.width - 2, height: at.height - 2 };
  addWidget(sheet, field, inset, form, { TU: new String(description) });
};

/** A box that can be ticked: typing on paper, or a cross that is drawn by the reader. */
export const tickBox = (
  sheet: Sheet,
  { name, label }: { name: string; label: string },
  at: { x: number; y: number; size: number },
  form: StructureElement,
): void => {
  const { x, y, size } = at;
  sheet.ornament(() => {
    sheet.doc.lineWidth(0.8).strokeColor(inks.field).rect(x, y, size, size).stroke();
  });
  const field = sheet.doc.formField(name);
  Object.assign(field.data, { FT: 'Btn', TU: new String(label), V: 'Off' });
  const cross = `q 1.5 w 2.5 2.5 m ${size - 2.5} ${size - 2.5} l 2.5 ${size - 2.5} m ${size - 2.5} 2.5 l S Q`;
  addWidget(sheet, field, { x, y, width: size, height: size }, form, {
    TU: new String(label),
    AS: 'Off',
    AP: { N: { Yes: drawing(sheet, size, cross), Off: drawing(sheet, size, '') } },
  });
};

const addWidget = (
  sheet: Sheet,
  field: Reference,
  { x, y, width, height }: Box,
  structParent: StructureElement,
  more: Record<string, unknown>,
): void => {
  const widget = { Subtype: 'Widget', F: printed, Parent: field, structParent, ...more };
  sheet.doc.annotate(x, y, width, height, widget);
  const { annotations } = sheet.doc.page;
  field.data['Kids'] = annotations.slice(-1);
  // An element notes the page it ends on as its annotation's: pdfkit looks at it no earlier.
  structParent.end();
};

/** PDF 32000-1 table 165: it is printed with the page. */
const printed = 1 << 2;

/** A small drawing of its own, as the look of a box. */
const drawing = (sheet: Sheet, size: number, lines: string): Reference => {
  const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, size, size] };
  const reference = sheet.doc.ref(form);
  reference.end(new TextEncoder().encode(lines));
  return reference;
};
