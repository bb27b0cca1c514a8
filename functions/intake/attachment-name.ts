import { hasText, singleLine } from '#domain/plain-text.ts';
import type { FileType } from './file-type.ts';

const maxLength = 100;
const nameless = 'bilaga';

/**
 * A file's name made harmless: no path, no control, invisible or direction-changing characters, none
 * that a file system forbids, no dots first or last, at most 100 characters. Never empty.
 */
export const cleanFilename = (given: string): string => {
  const [name = ''] = singleLine(given).split(/[/\\]/).slice(-1);
  const harmless = name.replace(/[<>:"|?*]/g, '-').replace(/^[\s.]+/, '');
  return shorten(dotless(harmless), '');
};

/**
 * The name that a file is kept under: harmless, with an ending that agrees with what it is, and unlike
 * the names already taken, in whatever case.
 *
 * @example
 * attachmentName('photo.exe', jpeg, []) // 'photo.exe.jpg'
 */
export const attachmentName = (
  given: string,
  { extensions }: FileType,
  taken: readonly string[],
): string => {
  const clean = cleanFilename(given);
  const dot = clean.lastIndexOf('.');
  const ending = clean.slice(dot + 1);
  const agrees = dot > 0 && extensions.includes(ending.toLowerCase());
  const stem = agrees ? clean.slice(0, dot) : clean;
  const extension = `.${agrees ? ending : extensions[0]}`;

  const used = new Set(taken.map((name) => name.toLowerCase()));
  let name = shorten(stem, extension);
  for (let number = 2; used.has(name.toLowerCase()); number += 1)
    name = shorten(stem, `-${number}${extension}`);
  return name;
};

/** Without dots and spaces last: Windows drops them, and what is before them becomes the ending. */
const dotless = (name: string): string => {
  let until = name.length;
  while (/[\s.]/.test(name.charAt(until - 1))) until -= 1;
  return name.slice(0, until);
};

const shorten = (stem: string, ending: string): string => {
  const characters = [...(hasText(stem) ? stem : nameless)];
  return characters.slice(0, maxLength - ending.length).join('') + ending;
};
