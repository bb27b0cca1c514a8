import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import sharp from 'sharp';

/** The size that sites which show links ask for, in pixels. */
export const pictureSize = { width: 1200, height: 630 } as const;

/** What a picture says. `colour` ("#0b5f5c") is what white is read on. */
export interface PictureWords {
  title: string;
  firm: string;
  colour: string;
}

/** A picture before it is painted: all letters are outlines, so that it needs no font to be there. */
export interface SocialPicture {
  /** Its name, which tells what is in it and that it never changes: "3f2a9c0b1d". */
  name: string;
  svg: string;
}

const edge = 84;
const sizes = [88, 72, 60, 48];

/** Draws the picture that stands beside a link to a page: its title and whose it is. */
export const socialPicture = ({ title, firm, colour }: PictureWords): SocialPicture => {
  const { width, height } = pictureSize;
  const [size, lines] = fitted(title);
  const leading = size * 1.16;
  const top = (height + 60 - lines.length * leading) / 2 + size * 0.8;
  const parts = [
    `<rect width="${width}" height="${height}" fill="${colour}"/>`,
    // The mark of the site: a disc with one square corner.
    `<path fill="#fff" d="M${edge} 102a22 22 0 1 1 22 22H${edge}z"/>`,
    outline(firm, 44, edge + 62, 117),
    ...lines.map((line, index) => outline(line, size, edge, top + index * leading)),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
  const name = createHash('sha256').update(sharp.versions.sharp).update(svg).digest('hex');
  return { name: name.slice(0, 10), svg };
};

/**
 * Paints a picture as PNG. To find the few colours that it has, or to take away what would let it be seen
 * through, would take longer, to save bytes that only a site which shows a link ever loads.
 */
export const paintedPicture = async ({ svg }: SocialPicture): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp(Buffer.from(svg)).png({ compressionLevel: 2, adaptiveFiltering: false }).toBuffer(),
  );

/** The largest size in which a title stands in three lines. */
const fitted = (title: string): [size: number, lines: string[]] => {
  const smallest = sizes.at(-1) ?? 48;
  for (const size of sizes) {
    const lines = linesOf(title, size);
    if (lines.length <= 3 || size === smallest) return [size, lines];
  }
  return [smallest, []];
};

const linesOf = (text: string, size: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && widthOf(longer, size) <= pictureSize.width - 2 * edge)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

const widthOf = (text: string, size: number): number =>
  (lettersOf(text).reduce((sum, { advance }) => sum + advance, 0) * size) / font().unitsPerEm;

const outline = (text: string, size: number, x: number, y: number): string => {
  const scale = size / font().unitsPerEm;
  let at = 0;
  const paths = lettersOf(text).map(({ glyph, advance }) => {
    const drawn = `<path transform="translate(${at})" d="${outlineOf(glyph)}"/>`;
    at += advance;
    return drawn;
  });
  const place = `translate(${x} ${y}) scale(${scale} ${-scale})`;
  return `<g fill="#fff" transform="${place}">${paths.join('')}</g>`;
};

type Glyph = ReturnType<Font['layout']>['glyphs'][number];

/** A letter, and how far the next one is from it. In units of the font. */
interface Letter {
  glyph: Glyph;
  advance: number;
}

/** The same words and letters come again on page after page: each is laid out and drawn once. */
const words = new Map<string, readonly Letter[]>();
const outlines = new Map<Glyph, string>();

const lettersOf = (text: string): Letter[] => text.split(/( )/).flatMap(lettersOfWord);

const lettersOfWord = (word: string): readonly Letter[] => {
  const known = words.get(word);
  if (known !== undefined) return known;
  const { glyphs, positions } = font().layout(word);
  const letters = glyphs.map((glyph, index) => ({
    glyph,
    advance: positions[index]?.xAdvance ?? 0,
  }));
  words.set(word, letters);
  return letters;
};

const outlineOf = (glyph: Glyph): string => {
  const drawn = outlines.get(glyph) ?? glyph.path.toSVG();
  outlines.set(glyph, drawn);
  return drawn;
};

let opened: Font | undefined;

const font = (): Font => {
  const { resolve } = createRequire(import.meta.url);
  return (opened ??= create(
    new Uint8Array(readFileSync(resolve('source-sans/TTF/SourceSans3-Bold.ttf'))),
  ));
};
