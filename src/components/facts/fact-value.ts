import { Temporal } from 'temporal-polyfill';
import type { Locale } from '#domain/locale.ts';
import { formatSek } from '#i18n/amounts.ts';
import { formatDate } from '#i18n/dates.ts';

/** How a fact can be written out. `email`, `phone` and `link` make a link of it. */
export const factStyles = ['text', 'sek', 'date', 'email', 'phone', 'link'] as const;

/** How a fact is written out. */
export type FactStyle = (typeof factStyles)[number];

/** A fact as words, and where it links to. */
export interface FactText {
  text: string;
  href?: string;
}

/**
 * One text or number of `content/site.json` by its path, written out in a language.
 * Throws, and so stops the build, if the path leads to nothing or the fact does not fit the style.
 *
 * @example
 * factText(siteFacts, 'disputeBodies.arn.feeSek', 'sek', 'sv') // { text: '150 kronor' }
 */
export const factText = (
  facts: unknown,
  path: string,
  style: FactStyle,
  locale: Locale,
): FactText => {
  const value = factAt(facts, path);
  const text = String(value);
  switch (style) {
    case 'text':
      return { text };
    case 'sek':
      if (typeof value !== 'number') throw new Error(`${path} in content/site.json is no amount.`);
      return { text: formatSek(value, locale) };
    case 'date':
      return { text: formatDate(Temporal.PlainDate.from(text), locale) };
    case 'email':
      return { text, href: `mailto:${text}` };
    case 'phone':
      return { text, href: telephoneLink(text) };
    case 'link':
      return { text: withoutScheme(text), href: text };
  }
};

/** A link that calls a Swedish number as it is printed: "08-508 860 00" is `tel:+46850886000`. */
export const telephoneLink = (printed: string): string =>
  `tel:${printed.replace(/[^\d+]/g, '').replace(/^0/, '+46')}`;

/** A web address as people read it: "www.arn.se". */
export const withoutScheme = (address: string): string =>
  address.replace(/^https?:\/\//, '').replace(/\/$/, '');

const factAt = (facts: unknown, path: string): string | number => {
  let value = facts;
  for (const key of path.split('.')) value = member(value, key);
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`content/site.json has no text or number at ${path}.`);
};

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
