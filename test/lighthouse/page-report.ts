import { table } from '#test/bench/report.ts';
import { median } from '#test/build-bench/timed-build.ts';
import { categories, type Visit } from './lighthouse.ts';

/** Of how many milliseconds the first paint of a page may be, at most. */
export const paintBudget = 900;

/** A page with the median of each figure over its visits. */
export interface PageReport extends Visit {
  path: string;
}

/** Puts the visits of a page together: the median of every figure, and the faults of any visit. */
export const reportOf = (path: string, visits: readonly Visit[]): PageReport => {
  const middle = (figure: (visit: Visit) => number): number => median(visits.map(figure));
  return {
    path,
    scores: {
      performance: middle(({ scores }) => scores.performance),
      accessibility: middle(({ scores }) => scores.accessibility),
      'best-practices': middle(({ scores }) => scores['best-practices']),
      seo: middle(({ scores }) => scores.seo),
    },
    firstPaint: middle(({ firstPaint }) => firstPaint),
    layoutShift: middle(({ layoutShift }) => layoutShift),
    requests: middle(({ requests }) => requests),
    bytes: middle(({ bytes }) => bytes),
    faults: [...new Set(visits.flatMap(({ faults }) => faults))],
  };
};

/** What a page falls short of: nothing if it is as it should be. */
export const shortfalls = ({ scores, firstPaint, layoutShift, requests }: PageReport): string[] => [
  ...categories.filter((name) => scores[name] < 100).map((name) => `${name} ${scores[name]}`),
  ...(firstPaint > paintBudget ? [`first paint ${Math.round(firstPaint)} ms`] : []),
  ...(layoutShift > 0 ? [`layout shift ${layoutShift}`] : []),
  ...(requests > 4 ? [`${requests} requests`] : []),
];

/** All pages in one table of Markdown. */
export const reportTable = (reports: readonly PageReport[]): string =>
  table(
    ['page', ...categories, 'first paint ms', 'layout shift', 'requests', 'bytes'],
    reports.map(({ path, scores, firstPaint, layoutShift, requests, bytes }) => [
      path,
      ...categories.map((name) => String(scores[name])),
      String(Math.round(firstPaint)),
      String(Number(layoutShift.toFixed(3))),
      String(requests),
      bytes.toLocaleString('en'),
    ]),
  );
