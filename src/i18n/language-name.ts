import type { Locale } from '#domain/locale.ts';

/**
 * What a language is called in another, as inside a sentence.
 *
 * @example
 * languageName('en', 'sv') // 'engelska'
 */
export const languageName = (language: Locale, locale: Locale): string =>
  new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
