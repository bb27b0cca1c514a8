import type { Locale } from '#domain/locale.ts';
import { isPageSlug, pathOf, pageSlugs } from '#src/routes.ts';

/**
 * The address of the page that content names. Throws, and so stops the build, if there is none.
 *
 * @example
 * pageAddress('arn', 'en', 'fee') // '/en/arn/#fee'
 */
export const pageAddress = (to: string, locale: Locale, hash?: string): string => {
  if (!isPageSlug(to))
    throw new Error(`There is no page "${to}" to link to. Pages: ${pageSlugs.join(', ')}.`);
  return hash === undefined ? pathOf(to, locale) : `${pathOf(to, locale)}#${hash}`;
};
