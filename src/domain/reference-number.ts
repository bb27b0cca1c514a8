/**
 * Digits and capitals that are not mistaken for each other in print or by ear over a poor line, and no
 * vowels, so that no words form. Their number, 23, is prime: only so does the check character catch all.
 */
const alphabet = '23456789BCDFGHJKMPRTVWX';
const randomLength = 8;

/** What a customer is given to refer to, printed in groups: `234-567-895`. */
export type ReferenceNumber = string;

/**
 * Draws a reference number from fresh random bytes: 8 characters (7.8 × 10^10 numbers) and a check
 * character. A byte that would favour some characters over others is thrown away.
 * Throws if the source gives no usable bytes.
 */
export const newReferenceNumber = (
  randomBytes: (length: number) => Uint8Array,
): ReferenceNumber => {
  const values: number[] = [];
  for (let draw = 0; draw < 32 && values.length < randomLength; draw += 1)
    for (const byte of randomBytes(2 * randomLength))
      if (byte < fairBytes && values.length < randomLength) values.push(byte % alphabet.length);
  if (values.length < randomLength)
    throw new Error('The source of randomness gives no usable bytes.');
  return printed([...values, checkValue(values)]);
};

/**
 * Reads a reference number as people write it: in any case, with spaces and dashes anywhere.
 * `undefined` for one that cannot have been given out, as with one wrong or two swapped characters.
 *
 * @example
 * parseReferenceNumber(' 234 567-895 ') // '234-567-895'
 */
export const parseReferenceNumber = (text: string): ReferenceNumber | undefined => {
  const characters = [...text.toUpperCase().replace(/[\s\p{Pd}]/gu, '')];
  const values = characters.map((character) => alphabet.indexOf(character));
  const valid =
    values.length === randomLength + 1 && !values.includes(-1) && weightedSum(values) === 0;
  return valid ? printed(values) : undefined;
};

/** Bytes from here up would make the first characters of the alphabet more likely. */
const fairBytes = 256 - (256 % alphabet.length);

/** Weights 9 … 1, all different and none divisible by 23: one wrong or two swapped values change the sum. */
const weightedSum = (values: readonly number[]): number =>
  values.reduce((sum, value, index) => sum + value * (randomLength + 1 - index), 0) %
  alphabet.length;

const checkValue = (values: readonly number[]): number =>
  (alphabet.length - weightedSum(values)) % alphabet.length;

const printed = (values: readonly number[]): ReferenceNumber => {
  const text = values.map((value) => alphabet.charAt(value)).join('');
  return `${text.slice(0, 3)}-${text.slice(3, 6)}-${text.slice(6)}`;
};
