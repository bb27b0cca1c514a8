/** The part of pdfkit 0.20 that is used here. It brings no types; those of others are of an older one. */
declare module 'pdfkit' {
  export interface Reference {
    data: Record<string, unknown>;
    end(content?: Uint8Array | string): void;
  }

  /** Something that a structure element holds: content of a page, or another element. */
  export interface Content {
    readonly refs: unknown;
  }

  export interface StructureElement {
    add(child: StructureElement | Content | (() => void)): this;
    end(): void;
  }

  export interface StructureOptions {
    alt?: string;
    scope?: 'Row' | 'Column';
  }

  interface Options {
    autoFirstPage: boolean;
    bufferPages: boolean;
    compress: boolean;
    displayTitle: boolean;
    font: null;
    info: Record<string, string | Date>;
    lang: string;
    margin: number;
    pdfVersion: string;
    size: string;
    tagged: boolean;
  }

  export class PDFDocument {
    constructor(options: Options);
    readonly page: { width: number; height: number; annotations: Reference[] };
    addPage(): this;
    bufferedPageRange(): { start: number; count: number };
    switchToPage(page: number): unknown;
    end(): void;
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;

    registerFont(name: string, source: unknown): this;
    font(name: string, size?: number): this;
    widthOfString(text: string): number;
    text(
      text: string,
      x: number,
      y: number,
      options: { lineBreak: false; baseline: 'alphabetic' },
    ): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(width: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    fill(colour: string): this;
    stroke(): this;

    ref(data: Record<string, unknown>): Reference;
    annotate(
      x: number,
      y: number,
      width: number,
      height: number,
      annotation: Record<string, unknown>,
    ): this;
    file(bytes: Uint8Array, options: Record<string, unknown>): unknown;
    initForm(): this;
    formField(name: string): Reference;

    addStructure(element: StructureElement): this;
    struct(type: string, options?: StructureOptions): StructureElement;
    markStructureContent(tag: string): Content;
    markContent(tag: string, options?: { type?: 'Pagination' | 'Layout'; actual?: string }): this;
    endMarkedContent(): this;
  }
}

/** The part of fontkit 2 that is used here. */
declare module 'fontkit' {
  export interface Path {
    scale(x: number, y: number): Path;
    translate(x: number, y: number): Path;
    toSVG(): string;
  }
  export interface Font {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): {
      advanceWidth: number;
      glyphs: { path: Path }[];
      positions: { xAdvance: number }[];
    };
  }
  export function create(bytes: Uint8Array): Font;
}
