import type { Font } from 'fontkit';
import type {
  PaperBlock,
  PaperDocument,
  PaperFontName,
  PaperPress,
  ReadFont,
} from '#functions/ports/paper.ts';
import { printBlocks } from './pdfkit-blocks.ts';
import { needsWide, type PaperFonts } from './pdfkit-letters.ts';
import { inks, page, Sheet, type TextStyle } from './pdfkit-sheet.ts';

/**
 * A press on pdfkit, which is loaded with the first paper: most processes never print one. `readFont` gives
 * the bytes of a TrueType font: of WOFF every glyph would unpack the whole file anew. Nothing needs Node.
 */
export const pdfkitPress = ({ readFont }: { readFont: ReadFont }): PaperPress => {
  const loaded = new Map<PaperFontName, Promise<Uint8Array>>();
  const bytesOf = (name: PaperFontName): Promise<Uint8Array> => {
    const known = loaded.get(name) ?? readFont(name);
    loaded.set(name, known);
    // Who asks after a fault tries again.
    known.catch(() => loaded.delete(name));
    return known;
  };
  // Opened anew for each paper: a font that one has been printed with forgets which letter the parts of
  // accented ones are, and the next paper could not be searched for them.
  const fontOf = async (name: PaperFontName): Promise<Font> => {
    const { create } = await import('fontkit');
    return create(await bytesOf(name));
  };
  const fontsFor = async (text: string): Promise<PaperFonts> => {
    const [regular, bold] = await Promise.all([fontOf('regular'), fontOf('bold')]);
    const fonts = { regular, bold };
    return needsWide(text, fonts) ? { ...fonts, wide: await fontOf('wide') } : fonts;
  };

  return {
    async print(paper) {
      const fonts = await fontsFor(JSON.stringify(paper.blocks) + paper.title + paper.foot.text);
      const { PDFDocument } = await import('pdfkit');
      const doc = new PDFDocument(settings(paper));
      const bytes = collected(doc);
      // The form's font comes first, so that it is F1 in every paper with a form.
      if (paper.blocks.some(isForm))
        doc.registerFont('typed', 'Helvetica').font('typed').initForm();
      for (const [name, font] of Object.entries(fonts)) doc.registerFont(name, font);

      const sheet = new Sheet(doc, fonts, paper.firm.colour);
      const root = doc.struct('Document');
      doc.addStructure(root);
      printHead(sheet, paper);
      const column = { x: page.left, width: page.right - page.left };
      printBlocks(sheet, paper.blocks, column, root);
      if (sheet.hasCodes)
        printBlocks(
          sheet,
          [{ kind: 'paragraph', runs: [{ text: paper.aboutCodes }] }],
          column,
          root,
        );
      root.end();
      printFeet(sheet, paper);
      for (const { bytes: file, name, description, contentType } of paper.files ?? [])
        doc.file(file, { name, description, type: contentType, relationship: 'Source' });
      doc.end();
      return bytes;
    },
  };
};

const isForm = ({ kind }: PaperBlock): boolean => kind === 'fields' || kind === 'tick';

const settings = ({ title, subject, firm, locale, writtenAt }: PaperDocument) => ({
  ...{ autoFirstPage: false, bufferPages: true, compress: true, font: null, margin: 0 },
  ...{ displayTitle: true, lang: locale, pdfVersion: '1.7', size: 'A4', tagged: true },
  info: {
    ...{ Title: title, Subject: subject, Author: firm.name, Creator: 'Besked', Producer: 'pdfkit' },
    CreationDate: new Date(writtenAt),
    ModDate: new Date(writtenAt),
  },
});

const collected = (doc: {
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => {
      const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      resolve(whole);
    });
  });

const small: TextStyle = { size: 8.5, leading: 12, colour: inks.soft };

const printHead = (sheet: Sheet, { firm }: PaperDocument): void => {
  sheet.ornament(() => {
    const style = { ...small, size: 12, colour: sheet.colour, bold: true };
    sheet.label(firm.name, style, { x: page.left, y: 38 });
    sheet.doc.rect(page.left, 60, page.right - page.left, 1.5).fill(sheet.colour);
  }, 'Pagination');
  sheet.y = 84;
};

const printFeet = (sheet: Sheet, { foot }: PaperDocument): void => {
  const { start, count } = sheet.doc.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    sheet.doc.switchToPage(start + index);
    sheet.ornament(() => {
      sheet.doc.rect(page.left, page.foot - 8, page.right - page.left, 0.6).fill(inks.line);
      sheet.label(foot.text, small, { x: page.left, y: page.foot });
      const counted = foot.page.replace('{page}', `${index + 1}`).replace('{pages}', `${count}`);
      sheet.label(counted, small, {
        x: page.right,
        y: page.foot,
        right: true,
      });
    }, 'Pagination');
  }
};
