/**
 * Joins parts to a sentence: empty ones are left out, and a comma that closed a part gives way to the
 * sign that follows it.
 *
 * @example
 * sentence('Telefonen är stängd', 'i dag, måndag 23 november 2026,', '') // '… 23 november 2026.'
 */
export const sentence = (...parts: readonly string[]): string =>
  `${parts.filter((part) => part !== '').join(' ')}.`.replace(/,? ?([.:])/g, '$1');
