import { describe, expect, it } from 'vitest';
import { installedFonts } from '#functions/adapters/installed-fonts.ts';
import { pdfkitPress } from '#functions/adapters/pdfkit-press.ts';
import type { PaperBlock, PaperDocument } from '#functions/ports/paper.ts';
import { readPdf } from '#test/functions/paper/read-pdf.ts';

const press = pdfkitPress({ readFont: installedFonts });

const paperWith = (blocks: readonly PaperBlock[]): PaperDocument => ({
  locale: 'sv',
  title: 'Prov',
  subject: 'Ett prov.',
  firm: { name: 'Provbolaget', colour: '#0b5f5c' },
  foot: { text: 'Provbolaget AB', page: '{page} ({pages})' },
  aboutCodes: 'Koder står för tecken.',
  writtenAt: 0,
  blocks,
});

const print = (blocks: readonly PaperBlock[]) => press.print(paperWith(blocks));

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', runs: [{ text }] });
const read = async (...texts: string[]) => readPdf(await print(texts.map(paragraph)));

/** Without white space: where lines break is the press's to choose. */
const dense = (text: string): string => text.replace(/\s+/g, '');

describe('a press', () => {
  it('prints letters of many languages', async () => {
    const text = 'Åsa Öberg, Wałęsa, Dvořák, Čapek, Πλάτων, Толстой, ≥ 5 €, ☎ → ✓';
    const { text: printed } = await read(text);
    expect(printed).toContain(text);
    expect(printed).not.toContain('Koder står för tecken.');
  });

  it('prints what no font has as a code, keeps what it was, and says so', async () => {
    const pdf = await print([paragraph('Bra 🦄 tack 中')]);
    const { text } = await readPdf(pdf);
    expect(text).toContain('Bra [U+1F984] tack [U+4E2D]');
    expect(text).toContain('Koder står för tecken.');
  });

  it('leaves out what cannot be seen, and takes apart no letter', async () => {
    const { text } = await read('a\u200Db\uFE0Fc\u0007d e\u0301f');
    expect(text.normalize('NFC')).toContain('abcd éf');
    expect(text).not.toContain('U+');
  });

  it('prints from right to left what is read so', async () => {
    const { text } = await read('שלום', 'Namn: مرحبا (نعم)');
    expect(dense(text)).toContain('שלום');
    for (const letter of 'مرحبا') expect(text.normalize('NFKC')).toContain(letter);
    expect(text).not.toContain('U+');
  });

  it('loses nothing over many pages, in one long word, or where lines were left empty', async () => {
    const many = Array.from({ length: 400 }, (_, index) => `Rad ${index} och lite till.`).join(
      '\n',
    );
    const long = 'Ö'.repeat(3000);
    const { text, pages } = await read(many, long, 'a\n\n\nb');
    expect(pages.length).toBeGreaterThan(8);
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} (${pages.length})`);
      expect(page).toContain('Provbolaget AB');
    });
    for (let index = 0; index < 400; index++) expect(text).toContain(`Rad ${index} och lite till.`);
    expect(text.match(/Ö/g)).toHaveLength(3000);
  });

  it('keeps a heading with what follows it', async () => {
    for (let lines = 36; lines < 46; lines++) {
      const { pages } = await readPdf(
        await print([
          paragraph(Array.from({ length: lines }, () => 'rad').join('\n')),
          { kind: 'heading', level: 2, text: 'Rubrik' },
          paragraph('följer'),
        ]),
      );
      const page = pages.find((each) => each.includes('Rubrik'));
      expect(page, `after ${lines} lines`).toContain('följer');
    }
  });

  it('prints an empty paper and empty texts', async () => {
    expect((await readPdf(await print([]))).pages).toHaveLength(1);
    expect((await read('', '\n')).pages).toHaveLength(1);
  });

  it('tells a fault of a font, and tries again for who asks next', async () => {
    let faults = 1;
    const shaky = pdfkitPress({
      readFont: (name) => (faults-- > 0 ? Promise.reject(new Error('disk')) : installedFonts(name)),
    });
    await expect(shaky.print(paperWith([]))).rejects.toThrow('disk');
    expect((await shaky.print(paperWith([]))).length).toBeGreaterThan(500);
  });
});
