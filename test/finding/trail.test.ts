import { expect, it } from 'vitest';
import { neighboursOf } from '#src/finding/reading-order.ts';
import { trailOf } from '#src/finding/trail.ts';
import type { Place } from '#src/routes.ts';

const slugs = (place: Place): string[] => trailOf(place).map(({ slug }) => slug);

it.each([
  [{ slug: 'customer-service', locale: 'sv' }, []],
  [{ slug: 'customer-service', locale: 'en' }, []],
  [{ slug: 'complaints', locale: 'en' }, ['customer-service']],
  [{ slug: 'procedure', locale: 'sv' }, ['customer-service', 'complaints']],
  [{ slug: 'procedure', locale: 'en' }, ['customer-service', 'complaints']],
  [{ slug: 'arn-check', locale: 'sv' }, ['customer-service', 'arn']],
  [{ slug: 'arn-check', locale: 'en' }, ['customer-service', 'arn']],
] as const)('%j stands below %j', (place, expected) => {
  expect(slugs(place)).toEqual(expected);
});

it('the first step has nothing before it, and a page of its own no neighbours', () => {
  expect(neighboursOf('complaints')).toEqual({ next: 'procedure' });
  expect(neighboursOf('procedure')).toEqual({ previous: 'complaints', next: 'arn' });
  expect(neighboursOf('privacy')).toEqual({});
});
