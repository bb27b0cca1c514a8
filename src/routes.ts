import type { Locale } from '#domain/locale.ts';
import { staffPages } from '#i18n/routes.ts';
import type { PageSlug } from '#i18n/routes.ts';

export { isPageSlug, pageSlugs, pathOf } from '#i18n/routes.ts';

/** One page in one language. */
export interface Place {
  slug: PageSlug;
  locale: Locale;
}

/** Pages that mean something only as the answer to a request, and those for staff: search engines leave them out. */
export const isAnswerPage = (slug: PageSlug): boolean => answerPages.has(slug);

const answerPages: ReadonlySet<PageSlug> = new Set([
  'complaint-check',
  'complaint-received',
  'question-received',
  'problem',
  ...staffPages,
]);

/** Whether a page is for staff. */
export const isStaffPage = (slug: PageSlug): boolean => staffPages.some((page) => page === slug);
