import type { Locale } from '#domain/locale.ts';
import type { EpochMs } from '#functions/ports.ts';

/** A piece of text in one style. `href` is a whole address: paper has no site around it. */
export interface PaperRun {
  text: string;
  bold?: boolean;
  href?: string;
}

/** A box to write in. `name` is unlike every other on the paper and holds no full stop. */
export interface PaperField {
  name: string;
  /** What stands above it; '' where a heading says it. */
  label: string;
  /** What it is without the boxes around it: read out to who does not see them. */
  description: string;
  /** How much of the row it takes, beside the others. 1 unless told. */
  share?: number;
  /** How many lines it has room for. 1 unless told; a field of one takes no line breaks. */
  lines?: number;
}

/** A part of a paper, as a reader would name it. */
export type PaperBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; runs: readonly PaperRun[]; soft?: boolean }
  | { kind: 'list'; ordered: boolean; items: readonly (readonly PaperBlock[])[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly PaperRun[])[][] }
  /** Names with what belongs to them, such as the fields of a form and what was written in them. */
  | { kind: 'pairs'; pairs: readonly { label: string; text: string }[] }
  /** What stands out from the text around it. */
  | { kind: 'panel'; blocks: readonly PaperBlock[] }
  /** Boxes to write in, beside one another. */
  | { kind: 'fields'; fields: readonly PaperField[] }
  /** A box to tick, with its label behind it. */
  | { kind: 'tick'; name: string; label: string }
  /** A line to sign on by hand. */
  | { kind: 'signature'; label: string };

/** A file that lies within a paper. */
export interface PaperFile {
  name: string;
  description: string;
  contentType: string;
  bytes: Uint8Array;
}

/** All that a paper says, and nothing of how it looks. Plain data: it can be sent to another thread. */
export interface PaperDocument {
  locale: Locale;
  title: string;
  /** What it is, in a sentence: for lists of files and for search. */
  subject: string;
  /** Who speaks on it, and in which colour ("#0b5f5c"): one that can be read on white. */
  firm: { name: string; colour: string };
  /** What stands at the foot of every page, and how pages are counted: "Page {page} of {pages}". */
  foot: { text: string; page: string };
  /** Said at the end where letters that no font has were printed as codes: "[U+1F600]". */
  aboutCodes: string;
  /** When it was written. Papers with the same content and date have the same bytes. */
  writtenAt: EpochMs;
  blocks: readonly PaperBlock[];
  files?: readonly PaperFile[];
}

/** Too many papers wait for the press. Asking again in some seconds is right. */
export class PressBusyError extends Error {
  override name = 'PressBusyError';
}

/** Prints papers as tagged PDF. Whatever text is on one, all of it can be read: no letter stops it. */
export interface PaperPress {
  print: (paper: PaperDocument) => Promise<Uint8Array<ArrayBuffer>>;
}

/** The fonts that papers are set in: one in two weights, and one with as many other letters as possible. */
export const paperFontNames = ['regular', 'bold', 'wide'] as const;

/** One of `paperFontNames`. */
export type PaperFontName = (typeof paperFontNames)[number];

/** Gives the bytes of a font, as TrueType. */
export type ReadFont = (name: PaperFontName) => Promise<Uint8Array>;
