import type { Font } from 'fontkit';
import type { PaperFontName } from '#functions/ports/paper.ts';

/** Fonts by name; `wide` is not there while no letter has asked for it. */
export type PaperFonts = Readonly<Partial<Record<PaperFontName, Font>>>;

/** Letters in one font. `actual`: what was written, where a code stands for it. */
export interface Letters {
  text: string;
  font: PaperFontName;
  actual?: string;
}

/** Whether a text needs the wide font: a letter of it is in none of the others. */
export const needsWide = (text: string, fonts: PaperFonts): boolean => {
  for (const letter of text) if (!isUnseen(letter) && !isIn(letter, 'regular', fonts)) return true;
  return false;
};

/**
 * Parts a text where the font changes. A letter that no font has is printed as its code, and what it is
 * stands behind it; what cannot be seen anyway is left out.
 *
 * @example
 * lettersOf('Hej 🦄', 'regular', fonts)
 * // [{ text: 'Hej ', font: 'regular' }, { text: '[U+1F984]', font: 'regular', actual: '🦄' }]
 */
export const lettersOf = (
  text: string,
  weight: 'regular' | 'bold',
  fonts: PaperFonts,
): Letters[] => {
  const parts: Letters[] = [];
  for (const letter of text) {
    const last = parts.at(-1);
    const font = fontOf(letter, weight, fonts, last?.actual === undefined ? last : undefined);
    if (font === undefined) {
      if (!isUnseen(letter)) parts.push({ text: codeOf(letter), font: weight, actual: letter });
    } else if (last?.font === font && last.actual === undefined) last.text += letter;
    else parts.push({ text: letter, font });
  }
  return parts;
};

const fontOf = (
  letter: string,
  weight: 'regular' | 'bold',
  fonts: PaperFonts,
  last: Letters | undefined,
): PaperFontName | undefined => {
  // An accent, or a space between words, is set in the font of what it follows.
  const follows = last !== undefined && /[\p{M} ]/u.test(letter) ? [last.font] : [];
  return [...follows, weight, 'wide' as const].find((name) => isIn(letter, name, fonts));
};

const isIn = (letter: string, name: PaperFontName, fonts: PaperFonts): boolean =>
  fonts[name]?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) === true;

const isUnseen = (letter: string): boolean =>
  /\p{Default_Ignorable_Code_Point}|\p{Cc}/u.test(letter);

const codeOf = (letter: string): string =>
  `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
