import type { PDFDocument, StructureElement } from 'pdfkit';
import type { PaperRun } from '#functions/ports/paper.ts';
import { placedLine } from './pdfkit-direction.ts';
import { lettersOf, type PaperFonts } from './pdfkit-letters.ts';
import { linesOf, type Line, type Measure, type Piece } from './pdfkit-lines.ts';
import { TaggedText } from './pdfkit-tagged-text.ts';

/** A4 with margins of 20 mm, in points. The foot of the page is below `bottom`. */
export const page = { left: 57, right: 538, top: 57, bottom: 765, foot: 797 } as const;

/** The colours of print: nothing lighter than can be read. */
export const inks = {
  text: '#16211f',
  soft: '#4b5a57',
  line: '#c5cfcc',
  field: '#64736f',
} as const;

/** A style of text, in points; `leading` is from one line to the next. */
export interface TextStyle {
  size: number;
  leading: number;
  colour: string;
  bold?: boolean;
}

/** Lines in the style that they were measured in. */
export interface SetText {
  style: TextStyle;
  lines: readonly Line[];
}

/** Where something stands: from the left edge of the page, and how wide it is. */
export interface Column {
  x: number;
  width: number;
}

/** The pages of a paper while it is printed from top to bottom. */
export class Sheet {
  readonly doc: PDFDocument;
  /** The firm's colour. */
  readonly colour: string;
  /** How far down the page is printed. */
  y: number = page.top;
  /** Whether a letter had to be printed as a code. */
  hasCodes = false;
  readonly #fonts: PaperFonts;
  readonly #widths = new Map<string, number>();

  constructor(doc: PDFDocument, fonts: PaperFonts, colour: string) {
    this.doc = doc;
    this.colour = colour;
    this.#fonts = fonts;
    doc.addPage();
  }

  /** Goes on to the next page unless there is room for so much on this one. */
  need(height: number): void {
    if (this.y + height <= page.bottom || this.y === page.top) return;
    this.doc.addPage();
    this.y = page.top;
  }

  /** Sets text in lines of a width. */
  set(runs: readonly PaperRun[], style: TextStyle, width: number): SetText {
    return { style, lines: linesOf(runs, width, this.#measure(style)) };
  }

  /** Prints set text, over as many pages as it takes, as content of an element. */
  print({ lines, style }: SetText, { x, width }: Column, element: StructureElement): void {
    const text = new TaggedText(this.doc, element);
    const measure = this.#measure(style);
    for (const line of lines) {
      if (this.y + style.leading > page.bottom) {
        text.end();
        this.need(style.leading);
      }
      const set = placedLine(line, (piece) => measure.width(piece));
      const start = set.fromRight ? x + width - set.width : x;
      for (const { piece, offset } of set.placed) {
        text.within(piece.href);
        this.#draw(piece, style, start + offset, this.y + style.size);
        text.link({ x: start + offset, y: this.y, width: piece.width, height: style.leading });
      }
      this.y += style.leading;
    }
    text.end();
  }

  /** Draws what is only to be seen: rules, boxes, the foot of a page. */
  ornament(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Draws one line of text from a place on, or with `right` up to it, untagged. */
  label(text: string, style: TextStyle, at: { x: number; y: number; right?: boolean }): void {
    const [line = []] = this.set([{ text }], style, Infinity).lines;
    const width = line.reduce((sum, piece) => sum + piece.width, 0);
    let x = at.right ? at.x - width : at.x;
    for (const piece of line) {
      this.#draw(piece, style, x, at.y + style.size);
      x += piece.width;
    }
  }

  #draw({ text, font, actual, href }: Piece, style: TextStyle, x: number, baseline: number): void {
    if (actual !== undefined) {
      this.hasCodes = true;
      this.doc.markContent('Span', { actual });
    }
    this.doc
      .font(font, style.size)
      .fillColor(href === undefined ? style.colour : this.colour)
      .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    if (actual !== undefined) this.doc.endMarkedContent();
  }

  #measure({ size, bold = false }: TextStyle): Measure {
    return {
      letters: (text, also) => lettersOf(text, bold || also ? 'bold' : 'regular', this.#fonts),
      width: ({ text, font }) => {
        const key = `${font} ${size} ${text}`;
        const known = this.#widths.get(key);
        if (known !== undefined) return known;
        const width = this.doc.font(font, size).widthOfString(text);
        this.#widths.set(key, width);
        return width;
      },
    };
  }
}
