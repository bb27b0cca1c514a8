import { Temporal } from 'temporal-polyfill';

/** A fact that somebody must look at again, by its path in `content/site.json`. */
export interface FactToReview {
  path: string;
  reviewBy: Temporal.PlainDate;
  /** Where it was read, if that is elsewhere. */
  source: string | undefined;
  /** Its day has passed: it may no longer be true. On the day itself it has not. */
  passed: boolean;
}

/** How long before its day a fact is told of. Days. */
const aheadDays = 30;

/**
 * Every fact with a `reviewBy` ("2027-05-22") that has passed on `today` or does so within 30 days, the
 * earliest first.
 */
export const factsToReview = (facts: unknown, today: Temporal.PlainDate): FactToReview[] => {
  const horizon = today.add({ days: aheadDays });
  return reviewDays(facts, [])
    .map(({ day, ...fact }) => ({ ...fact, reviewBy: Temporal.PlainDate.from(day) }))
    .filter(({ reviewBy }) => Temporal.PlainDate.compare(reviewBy, horizon) <= 0)
    .map((fact) => ({ ...fact, passed: Temporal.PlainDate.compare(fact.reviewBy, today) < 0 }))
    .sort((one, other) => Temporal.PlainDate.compare(one.reviewBy, other.reviewBy));
};

interface ReviewDay {
  path: string;
  day: string;
  source: string | undefined;
}

const reviewDays = (value: unknown, path: readonly string[]): ReviewDay[] => {
  if (typeof value !== 'object' || value === null) return [];
  const members = new Map<string, unknown>(Object.entries(value));
  const [day, source] = [members.get('reviewBy'), members.get('source')];
  const own =
    typeof day === 'string' ? [{ path: path.join('.'), day, source: textOr(source) }] : [];
  return [...own, ...[...members].flatMap(([key, inner]) => reviewDays(inner, [...path, key]))];
};

const textOr = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** What a page's front matter lists under `needsReview`: facts its text does not state as certain. */
export const needsReviewOf = (mdx: string): string[] => {
  const [, frontMatter = ''] = /^---\n(.*?\n)---\n/s.exec(mdx) ?? [];
  const lines = frontMatter.split('\n');
  const start = lines.indexOf('needsReview:') + 1;
  if (start === 0) return [];
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith('  - '));
  return lines.slice(start, end).map((line) => line.slice('  - '.length));
};
