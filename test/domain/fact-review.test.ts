import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { factsToReview, needsReviewOf } from '#domain/fact-review.ts';

const facts = {
  bodies: { arn: { reviewBy: '2027-05-22', fee: 1 }, court: { reviewBy: '2026-12-31' } },
  firm: { name: 'reviewBy' },
};
const on = (today: string) =>
  factsToReview(facts, Temporal.PlainDate.from(today)).map(
    ({ path, passed }) => `${path}${passed ? '!' : ''}`,
  );

describe('facts to review', () => {
  it.each([
    ['2026-11-30', []],
    ['2026-12-01', ['bodies.court']],
    ['2026-12-31', ['bodies.court']],
    ['2027-01-01', ['bodies.court!']],
    ['2027-05-22', ['bodies.court!', 'bodies.arn']],
    ['2027-05-23', ['bodies.court!', 'bodies.arn!']],
  ])('on %s: %j', (today, expected) => {
    expect(on(today)).toEqual(expected);
  });
});

it('tells where a fact was read', () => {
  const read = { law: { source: 'SFS 1', reviewBy: '2027-01-01' } };
  const [fact] = factsToReview(read, Temporal.PlainDate.from('2027-01-01'));
  expect(fact).toMatchObject({ path: 'law', source: 'SFS 1', passed: false });
});

describe('what a page leaves open', () => {
  it('is the list in its front matter and nothing of its text', () => {
    const page =
      '---\ntitle: A\nneedsReview:\n  - One: two.\n  - Three.\nupdated: 2026-11-22\n---\n\n  - text\n';
    expect(needsReviewOf(page)).toEqual(['One: two.', 'Three.']);
    expect(needsReviewOf(page.replace('needsReview:', 'other:'))).toEqual([]);
    expect(needsReviewOf('---\nneedsReview:\n  - Last.\n---\ntext')).toEqual(['Last.']);
  });
});
