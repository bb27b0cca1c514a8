import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PaperFontName, ReadFont } from '#functions/ports/paper.ts';

const { resolve } = createRequire(import.meta.url);

/** Where each font is among the installed packages. */
const fontFiles: Readonly<Record<PaperFontName, string>> = {
  regular: 'source-sans/TTF/SourceSans3-Regular.ttf',
  bold: 'source-sans/TTF/SourceSans3-Bold.ttf',
  wide: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
};

/** The fonts as they lie among the packages. */
export const installedFonts: ReadFont = async (name) =>
  new Uint8Array(await readFile(resolve(fontFiles[name])));
