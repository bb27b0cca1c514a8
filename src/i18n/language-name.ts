import type { Locale } from '#domain/locale.ts';

/**
 * What a language is called in another, as inside a sentence.
 *
 * @example
 * languageName('en', 'sv') // 'engelska'
 */
export const languageName = (language: Locale, locale: Locale): string =>
  namesIn(locale).of(language) ?? language;

const namesIn = (locale: Locale): Intl.DisplayNames => {
  const known = made.get(locale);
  if (known !== undefined) return known;
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  made.set(locale, names);
  return names;
};

/** Made once: it takes longer than half an e-mail. */
const made = new Map<Locale, Intl.DisplayNames>();
