/**
 * A property as content wrote it, if it is one of those there are. Content is not type checked, so a
 * wrong one stops the build here, with the right ones named.
 *
 * @example
 * oneOf(['2', '3'], '5', 'level of <Step>') // throws: level of <Step> is "5" but must be one of: 2, 3.
 */
export const oneOf = <const Choice extends string>(
  choices: readonly Choice[],
  written: string,
  what: string,
): Choice => {
  const found = choices.find((choice) => choice === written);
  if (found === undefined)
    throw new Error(`${what} is "${written}" but must be one of: ${choices.join(', ')}.`);
  return found;
};
