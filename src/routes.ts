import type { Locale } from '#domain/locale.ts';
import { routes } from '#i18n/routes.ts';
import type { PageSlug } from '#i18n/routes.ts';

/** One page in one language. */
export interface Place {
  slug: PageSlug;
  locale: Locale;
}

/** Whether a name is that of a page. */
export const isPageSlug = (name: string): name is PageSlug => Object.hasOwn(routes, name);

/** All pages, in the order of the table. */
export const pageSlugs: readonly PageSlug[] = Object.keys(routes).filter(isPageSlug);

/** The address of a page, from the root, with a slash at both ends. */
export const pathOf = (slug: PageSlug, locale: Locale): string => routes[slug][locale];

/** Pages that mean something only as the answer to a request: search engines leave them out. */
export const isAnswerPage = (slug: PageSlug): boolean => answerPages.has(slug);

const answerPages: ReadonlySet<PageSlug> = new Set([
  'complaint-received',
  'question-received',
  'problem',
]);
