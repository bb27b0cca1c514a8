import { runMatrix } from './matrix.ts';
import type { Plan, MutantName } from './plan.ts';

/** Whether the invariants see a fault that was put in. */
export interface Caught {
  mutant: MutantName;
  /** The invariants that broke, with the first case of each; empty if the mutant got away. */
  by: readonly { invariant: string; cases: number; first: string }[];
  submissions: number;
  kills: number;
  seconds: number;
}

/** Sends to a mutant of the product, round after round, until an invariant breaks. */
export const catchMutant = async (
  mutant: MutantName,
  {
    seed,
    site,
    rounds,
    kills = 12,
  }: { seed: number; site: Plan['site']; rounds: number; kills?: number },
): Promise<Caught> => {
  const total = { submissions: 0, kills: 0, seconds: 0 };
  const size = { submissions: 5 * kills, kills, locks: 0, site, mutant, restWithinMs: 12_000 };
  for (let round = 0; round < rounds; round += 1) {
    const result = await runMatrix({ ...size, seed: seed + round });
    total.submissions += size.submissions;
    total.kills += result.kills.length;
    total.seconds += result.seconds;
    const by = result.verdict
      .filter(({ broken }) => broken.length > 0)
      .map(({ name, broken }) => ({
        invariant: name,
        cases: broken.length,
        first: broken[0] ?? '',
      }));
    if (by.length > 0) return { mutant, by, ...total };
  }
  return { mutant, by: [], ...total };
};
