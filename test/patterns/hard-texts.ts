/**
 * Long texts that make a pattern which goes back over what it has read do so again and again: each
 * character and literal of the pattern repeated, alone, in pairs and behind each possible beginning,
 * with an end that fits nothing.
 */
export const hardTexts = (source: string, length: number): string[] => {
  const literals = source.match(/[\p{L}\p{N}<>/%:;=@.,+-]{1,12}/gu) ?? [];
  const pieces = [...new Set([...common, ...literals.slice(0, 12), ...[...literals.join('')]])];
  const repeated = pieces.map((piece) => piece.repeat(Math.ceil(length / piece.length)));
  const paired = literals
    .slice(0, 6)
    .flatMap((literal) => common.map((piece) => `${literal}${piece}`.repeat(length / 8)));
  const begun = literals
    .slice(0, 6)
    .flatMap((literal) => common.map((piece) => literal + piece.repeat(length)));
  return [...repeated, ...paired, ...begun].map((text) => `${text.slice(0, length)}\u0001`);
};

const common = ['a', 'A', '0', ' ', '-', '.', '\n', '"', ';', '=', 'å', '<', '\u0301', '\r\n'];
