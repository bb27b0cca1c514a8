import type { Content, PDFDocument, StructureElement } from 'pdfkit';

/** Text while it is drawn as content of an element, with links as elements of their own within it. */
export class TaggedText {
  readonly #doc: PDFDocument;
  readonly #element: StructureElement;
  #open: { content: Content; element: StructureElement; href: string | undefined } | undefined;

  constructor(doc: PDFDocument, element: StructureElement) {
    this.#doc = doc;
    this.#element = element;
  }

  /** What is drawn from here on is part of a link to an address, or of none. */
  within(href: string | undefined): void {
    if (this.#open !== undefined && this.#open.href === href) return;
    this.end();
    const element = href === undefined ? this.#element : this.#doc.struct('Link');
    if (href !== undefined) this.#element.add(element);
    const content = this.#doc.markStructureContent(href === undefined ? 'Span' : 'Link');
    this.#open = { content, element, href };
  }

  /** Makes a box lead where the link leads; does nothing outside of one. */
  link(box: { x: number; y: number; width: number; height: number }): void {
    const { element, href } = this.#open ?? {};
    if (href === undefined) return;
    this.#doc.annotate(box.x, box.y, box.width, box.height, {
      Subtype: 'Link',
      A: { S: 'URI', URI: new String(encodeURI(decodeURI(href))) },
      Contents: new String(href.replace(/^mailto:|\?.*$/g, '')),
      structParent: element,
    });
  }

  /** Ends what has been drawn; before a new page, and at the end. */
  end(): void {
    if (this.#open === undefined) return;
    this.#doc.endMarkedContent();
    this.#open.element.add(this.#open.content);
    // See `addWidget`: a link belongs to the page on which its element ends.
    if (this.#open.href !== undefined) this.#open.element.end();
    this.#open = undefined;
  }
}
