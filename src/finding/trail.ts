import type { Place } from '#src/routes.ts';
import { pathOf } from '#src/routes.ts';

/** The pages that others stand below, outermost first, with their names in the dictionaries. */
export const sections = [
  { slug: 'customer-service', label: 'nav.customerService' },
  { slug: 'complaints', label: 'nav.complaints' },
  { slug: 'arn', label: 'nav.arn' },
] as const;

/** A page that others stand below. */
export type Section = (typeof sections)[number];

/**
 * The sections that a page stands below, outermost first: those whose address its own begins with.
 *
 * @example
 * trailOf({ slug: 'procedure', locale: 'sv' }).map(({ slug }) => slug) // ['customer-service', 'complaints']
 */
export const trailOf = ({ slug, locale }: Place): Section[] =>
  sections.filter(
    (section) =>
      section.slug !== slug && pathOf(slug, locale).startsWith(pathOf(section.slug, locale)),
  );
