import { spawnSync } from 'node:child_process';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { factsToReview } from '#domain/fact-review.ts';
import { stockholm } from '#domain/stockholm.ts';
import { siteFacts } from '#src/site-facts.ts';

/** The fact whose day passes first. */
const [first] = factsToReview(siteFacts, Temporal.PlainDate.from('2999-01-01'));
const midnightAfter = first?.reviewBy.add({ days: 1 }).toZonedDateTime(stockholm).toInstant();

const reviewAt = (now: Temporal.Instant | undefined) =>
  spawnSync(process.execPath, ['functions/entry/review-facts.ts'], {
    env: { PATH: process.env['PATH'], BESKED_NOW: now?.toString() },
    encoding: 'utf8',
  });

it('lists what the pages leave open, and is content while no fact is too old', () => {
  const { status, stdout } = reviewAt(midnightAfter?.subtract({ hours: 24 * 60 }));
  expect(stdout).toContain('none within 30 days');
  expect(stdout).toMatch(/sv\/arn\.mdx\n {4}- /);
  expect(status).toBe(0);
});

it('fails once the day of a fact has passed in Stockholm', () => {
  expect(reviewAt(midnightAfter?.subtract({ seconds: 1 })).status).toBe(0);
  const { status, stdout } = reviewAt(midnightAfter);
  expect(stdout).toContain(`PASSED  ${first?.reviewBy.toString() ?? ''}  ${first?.path ?? ''}`);
  expect(status).toBe(1);
});
