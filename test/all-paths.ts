import { locales } from '#domain/locale.ts';
import { isStaffPath, pageSlugs, pathOf } from '#i18n/routes.ts';

/** The address of every page in every language, without the page for what is missing. */
export const allPaths: readonly string[] = pageSlugs.flatMap((slug) =>
  locales.map((locale) => pathOf(slug, locale)),
);

/** Those for customers. */
export const publicPaths: readonly string[] = allPaths.filter((path) => !isStaffPath(path));
