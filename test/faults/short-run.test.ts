import { expect, test } from 'vitest';
import { catchMutant } from './catch-mutants.ts';
import { brokenBy } from './judge.ts';
import { runMatrix } from './matrix.ts';

/** `npm run faults` goes through the same at full length, with all mutants. */
const seed = 20_261_124;

test(
  'nothing is lost and nothing comes twice while servers are killed and mail fails',
  { timeout: 60_000 },
  async () => {
    const size = { seed, submissions: 60, kills: 5, locks: 1, site: 'plain' } as const;
    const { verdict, kills, journeys, endpoint } = await runMatrix(size);
    expect(brokenBy(verdict)).toEqual([]);
    expect(kills.length).toBeGreaterThanOrEqual(5);
    expect(endpoint.taken.some(({ key }) => key.includes('#'))).toBe(true);
    const told = journeys.filter(({ receipt }) => receipt !== undefined);
    const left = journeys.filter(({ left: gone }) => gone);
    expect(told.length + left.length).toBe(journeys.length);
  },
);

test.for(['mark before send', 'give up after two tries'] as const)(
  'the run sees a product that would %s',
  { timeout: 60_000 },
  async (mutant) => {
    const { by } = await catchMutant(mutant, { seed, site: 'plain', rounds: 6, kills: 2 });
    expect(by).not.toEqual([]);
  },
);
