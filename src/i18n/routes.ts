import { defaultLocale, locales, type Locale } from '#domain/locale.ts';
import { messages } from './messages.ts';

/** A page's name, the same in every language: the file name in `content/pages/<language>/`. */
export type PageSlug = keyof typeof messages.sv.routes;

/** Whether a text names a page. */
export const isPageSlug = (name: string): name is PageSlug =>
  Object.hasOwn(messages[defaultLocale].routes, name);

/** Every page, in the order of the default language's table. */
export const pageSlugs: readonly PageSlug[] = Object.keys(messages[defaultLocale].routes).filter(
  isPageSlug,
);

/**
 * The address of a page, from the root, with a slash at both ends. Every language but the default one
 * stands below its code.
 *
 * @example
 * pathOf('complaints', 'sv') // '/klagomal/'
 * pathOf('complaints', 'en') // '/en/complaints/'
 */
export const pathOf = (slug: PageSlug, locale: Locale): string =>
  (locale === defaultLocale ? '' : `/${locale}`) + messages[locale].routes[slug];

/** The language a path of the site is written in. */
export const localeOfPath = (path: string): Locale =>
  locales.find((locale) => locale !== defaultLocale && path.startsWith(`/${locale}/`)) ??
  defaultLocale;

/** The pages that are for staff alone. */
export const staffPages = [
  'staff',
  'staff-link',
  'phone-desk',
  'phone-review',
] as const satisfies readonly PageSlug[];

/** Whether a path is that of a page for staff, or below one. */
export const isStaffPath = (path: string): boolean =>
  locales.some((locale) => `${path}/`.startsWith(pathOf('staff', locale)));
