import { defaultLocale, locales } from '#domain/locale.ts';
import { pathOf } from '#src/routes.ts';
import type { PageSlug } from '#i18n/routes.ts';

/** A page in one language, as search engines are told of it; `x-default` is for readers of all others. */
export interface Alternate {
  hreflang: string;
  path: string;
}

/** The same page in every language. */
export const alternates = (slug: PageSlug): Alternate[] => [
  ...locales.map((locale) => ({ hreflang: locale, path: pathOf(slug, locale) })),
  { hreflang: 'x-default', path: pathOf(slug, defaultLocale) },
];
