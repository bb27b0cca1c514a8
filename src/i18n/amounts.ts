import type { Locale } from '#domain/locale.ts';
import { messages } from './messages.ts';

/**
 * An amount of whole Swedish kronor in words that do not break across lines.
 *
 * @example
 * formatSek(3000, 'sv') // '3 000 kronor'
 * formatSek(3000, 'en') // 'SEK 3,000'
 */
export const formatSek = (kronor: number, locale: Locale): string =>
  messages[locale].numbers.kronor({ kronor });
