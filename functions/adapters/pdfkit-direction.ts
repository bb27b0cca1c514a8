import bidiFactory from 'bidi-js';
import { isAlike, type Line, type Piece } from './pdfkit-lines.ts';

const bidi = bidiFactory();

/** Letters that are written from right to left: Hebrew, Arabic and their kin. */
const fromTheRight = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** A piece and how far from the left end of its line it stands. */
export interface Placed {
  piece: Piece;
  offset: number;
}

/** A line's pieces in the order they are read, and whether it begins on the right. */
export interface PlacedLine {
  placed: readonly Placed[];
  width: number;
  fromRight: boolean;
}

/**
 * Finds where the pieces of a line stand (Unicode Bidirectional Algorithm, UAX 9). Within a piece the font
 * turns the letters around; brackets are mirrored here.
 */
export const placedLine = (line: Line, widthOf: (piece: Piece) => number): PlacedLine => {
  const text = line.map((piece) => piece.text).join('');
  if (!fromTheRight.test(text)) return { ...inARow(joined(line)), fromRight: false };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto');
  let start = 0;
  const parts = line.flatMap((piece) => {
    const end = start + piece.text.length;
    const found = partsOf(piece, levels.subarray(start, end), widthOf);
    start = end;
    return found;
  });
  const { placed, width } = inARow(reordered(parts));
  const read = new Map(placed.map((each) => [each.piece, each]));
  return {
    placed: parts.flatMap(({ piece }) => read.get(piece) ?? []),
    width,
    fromRight: (paragraphs[0]?.level ?? 0) % 2 === 1,
  };
};

const inARow = (pieces: readonly Piece[]): { placed: Placed[]; width: number } => {
  let width = 0;
  const placed = pieces.map((piece) => {
    const offset = width;
    width += piece.width;
    return { piece, offset };
  });
  return { placed, width };
};

/** Pieces that are alike, as one: most lines are a single one. */
const joined = (line: Line): Piece[] => {
  const all: Piece[] = [];
  for (const piece of line) {
    const last = all.at(-1);
    if (last !== undefined && isAlike(last, piece)) {
      last.text += piece.text;
      last.width += piece.width;
    } else all.push({ ...piece });
  }
  return all;
};

interface Part {
  piece: Piece;
  level: number;
}

/** A piece, parted where its direction changes. */
const partsOf = (piece: Piece, levels: Uint8Array, widthOf: (piece: Piece) => number): Part[] => {
  const parts: Part[] = [];
  for (let at = 0; at < levels.length; at++) {
    const level = levels[at] ?? 0;
    const letter = piece.text.charAt(at);
    const shown = level % 2 === 1 ? (bidi.getMirroredCharacter(letter) ?? letter) : letter;
    const last = parts.at(-1);
    if (last?.level === level) last.piece.text += shown;
    else parts.push({ piece: { ...piece, text: shown }, level });
  }
  for (const part of parts) part.piece.width = widthOf(part.piece);
  return parts;
};

/** Rule L2: from the highest level down, every stretch at or above it is turned around. */
const reordered = (parts: readonly Part[]): Piece[] => {
  const order = [...parts];
  const highest = Math.max(...order.map(({ level }) => level));
  for (let level = highest; level > 0; level--)
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end++;
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  return order.map(({ piece }) => piece);
};
