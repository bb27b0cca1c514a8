import type { PaperRun } from '#functions/ports/paper.ts';
import type { Letters } from './pdfkit-letters.ts';

/** Letters as they stand on a line, with the space behind them. Widths are in points. */
export interface Piece extends Letters {
  width: number;
  href?: string;
}

/** A line of a paragraph: its pieces in the order they are read. */
export type Line = readonly Piece[];

/** How letters are found for a text and how wide they are, in a size that is settled. */
export interface Measure {
  letters(text: string, bold: boolean): Letters[];
  width(letters: Letters): number;
}

/** What is not parted unless it is longer than a line. */
interface Word {
  pieces: Piece[];
  width: number;
  /** Ends its line, whatever follows. */
  breaks: boolean;
}

/**
 * Sets runs of text in lines of at most `width` points, broken at spaces, at line breaks, behind letters
 * that are printed as codes, and within what is longer than a line.
 */
export const linesOf = (runs: readonly PaperRun[], width: number, measure: Measure): Line[] => {
  const lines: Line[] = [];
  let line: Piece[] = [];
  let used = 0;
  const end = () => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (const word of wordsOf(runs, measure).flatMap((each) => shorter(each, width, measure))) {
    const trailing = spaceBehind(word.pieces.at(-1), measure);
    if (used > 0 && used + word.width - trailing > width) end();
    line.push(...word.pieces);
    used += word.width;
    if (word.breaks) end();
  }
  if (line.length > 0 || lines.length === 0) end();
  return lines;
};

const wordsOf = (runs: readonly PaperRun[], measure: Measure): Word[] => {
  const words: Word[] = [];
  let open: Word | undefined;
  for (const { text, bold = false, href } of runs)
    for (const [chunk] of text.matchAll(/\n|[^ \n]* +|[^ \n]+/g)) {
      open ??= { pieces: [], width: 0, breaks: false };
      for (const letters of chunk === '\n' ? [] : measure.letters(chunk, bold)) {
        const piece = { ...letters, width: measure.width(letters), ...(href && { href }) };
        open.pieces.push(piece);
        open.width += piece.width;
        if (letters.actual !== undefined) {
          words.push(open);
          open = { pieces: [], width: 0, breaks: false };
        }
      }
      open.breaks = chunk === '\n';
      if (open.breaks || chunk.endsWith(' ')) {
        words.push(open);
        open = undefined;
      }
    }
  if (open !== undefined && open.pieces.length > 0) words.push(open);
  return words;
};

/** A word in parts that are no longer than a line. */
const shorter = (word: Word, most: number, measure: Measure): Word[] => {
  if (word.width <= most) return [word];
  const parts: Word[] = [];
  let part: Word = { pieces: [], width: 0, breaks: false };
  for (const piece of word.pieces)
    for (const text of piece.actual === undefined ? piece.text : [piece.text]) {
      const letter = { ...piece, text, width: measure.width({ ...piece, text }) };
      if (part.width + letter.width > most) {
        parts.push(part);
        part = { pieces: [], width: 0, breaks: false };
      }
      const last = part.pieces.at(-1);
      if (last !== undefined && isAlike(last, letter)) {
        last.text += letter.text;
        last.width += letter.width;
      } else part.pieces.push(letter);
      part.width += letter.width;
    }
  return [...parts, { ...part, breaks: word.breaks }];
};

/** Whether two pieces can be drawn as one. */
export const isAlike = (one: Piece, other: Piece): boolean =>
  one.font === other.font &&
  one.href === other.href &&
  one.actual === undefined &&
  other.actual === undefined;

/** How wide the spaces at the end of a piece are: at the end of a line they need no room. */
const spaceBehind = (piece: Piece | undefined, measure: Measure): number => {
  if (piece === undefined) return 0;
  const spaces = piece.text.length - piece.text.trimEnd().length;
  return spaces * measure.width({ text: ' ', font: piece.font });
};
