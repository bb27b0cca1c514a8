import { singleLine } from '#domain/plain-text.ts';

/**
 * A text that fits one line of an e-mail's head: a single line of at most `limit` characters as people
 * count them (an emoji of several code points is one), with `…` where something was cut.
 *
 * @example
 * oneLine('Ada\r\nBcc: eve@example.test', 10) // 'Ada Bcc: …'
 */
export const oneLine = (text: string, limit: number): string => {
  const line = singleLine(text);
  if (line.length <= limit && oneUnitEach.test(line)) return line;
  let kept = '';
  let count = 0;
  for (const { segment } of graphemes.segment(line)) {
    count += 1;
    if (count > limit || kept.length + segment.length > limit * maximumUnits)
      return `${withoutLast(kept, count > limit)}…`;
    kept += segment;
  }
  return kept;
};

/** Below the first combining mark each character is one unit: most texts are short and have no other. */
const oneUnitEach = /^[\0-\u02ff]*$/;

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** One character can carry thousands of combining marks; on average no real name needs more units than this. */
const maximumUnits = 12;

/** Makes room for the ellipsis, which counts too. */
const withoutLast = (text: string, full: boolean): string => {
  if (!full) return text;
  const last = Array.from(graphemes.segment(text)).at(-1);
  return text.slice(0, last?.index ?? 0).trimEnd();
};
