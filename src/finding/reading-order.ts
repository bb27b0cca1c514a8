import type { PageSlug } from '#i18n/routes.ts';

/** Pages that are steps of one way: what to do, how it is dealt with, where to turn next. */
const order: readonly PageSlug[] = ['complaints', 'procedure', 'arn', 'arn-check'];

/** The page before and the page after in the reading order; a page outside it has neither. */
export const neighboursOf = (slug: PageSlug): { previous?: PageSlug; next?: PageSlug } => {
  const at = order.indexOf(slug);
  if (at < 0) return {};
  const [previous, next] = [order[at - 1], order[at + 1]];
  return { ...(previous && { previous }), ...(next && { next }) };
};
