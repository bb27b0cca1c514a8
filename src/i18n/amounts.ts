import type { Locale } from '#domain/locale.ts';

/**
 * An amount of whole Swedish kronor in words that do not break across lines.
 *
 * @example
 * formatSek(3000, 'sv') // '3 000 kronor'
 * formatSek(3000, 'en') // 'SEK 3,000'
 */
export const formatSek = (kronor: number, locale: Locale): string =>
  locale === 'sv'
    ? `${grouped(kronor, noBreak)}${noBreak}kronor`
    : `SEK${noBreak}${grouped(kronor, ',')}`;

const noBreak = '\u00a0';

const grouped = (whole: number, separator: string): string =>
  String(whole).replace(/\B(?=(\d{3})+$)/g, separator);
