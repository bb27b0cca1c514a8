/**
 * LIX, the Swedish readability index (Björnsson 1968): words per sentence plus the percentage of words
 * longer than six letters. Under 30 is very easy, 30–40 easy, 40–50 average, above 50 hard.
 */
export const lix = (sentences: readonly string[]): number => {
  const words = sentences.flatMap(
    (sentence) => sentence.match(/[\p{L}\d]+(?:[-–.,:/][\p{L}\d]+)*/gu) ?? [],
  );
  if (words.length === 0) return 0;
  const long = words.filter((word) => word.length > 6);
  return words.length / sentences.length + (100 * long.length) / words.length;
};

/**
 * The running text of a page's MDX, as sentences. Headings, step titles and table rows of dashes are left out, since
 * short headings would flatter the figure. An inline component stands for one word, so that the sentence
 * around it keeps its length. A list item that carries on the sentence of its lead ("…:") counts as one of its own.
 */
export const sentencesOf = (body: string): string[] =>
  body
    .replace(/^#{1,6} .*$/gm, '')
    .replace(/^\|[ |-]+\|$/gm, '')
    .replace(/<(Fact|LastDay|ServiceEmail|ServicePhone|OfficerContact)\b[^>]*\/>/g, 'ord')
    .replace(/<\/?[A-Z][^>]*>/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/[*_[\]`]/g, '')
    .replace(/^(- |\d+\. )/gm, '\n$&')
    .split(/\n\s*\n|\|/)
    .flatMap((block) => block.replace(/\s+/g, ' ').split(/(?<=[.!?:])\s+(?=[\p{Lu}”])/u))
    .map((sentence) => sentence.replace(/^(- |\d+\. )/, '').trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
