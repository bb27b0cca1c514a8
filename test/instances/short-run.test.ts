import { describe, expect, test } from 'vitest';
import { brokenBy } from '../faults/judge.ts';
import { hasSqld } from '../libsql/running-sqld.ts';
import { runAcrossInstances } from './across-instances.ts';
import { runInstances } from './many-instances.ts';

/** `npm run instances` goes through the same at full length. */
const seed = 20_261_125;

describe.runIf(hasSqld)('several instances on one sqld', () => {
  test(
    'lose nothing and send nothing twice while they and sqld are killed',
    { timeout: 120_000 },
    async () => {
      const size = { seed, submissions: 40, kills: 3, outages: 1, servers: 2, workers: 2 };
      const { verdict, kills, outages, replicaReads } = await runInstances(size);
      expect(brokenBy(verdict)).toEqual([]);
      expect({ kills, outages }).toEqual({ kills: 3, outages: 1 });
      expect(replicaReads).toBeGreaterThan(0);
    },
  );

  test('see limits and repetitions of each other', { timeout: 60_000 }, async () => {
    const across = await runAcrossInstances(seed, { servers: 2, most: 10 });
    expect(across).toMatchObject({ accepted: 10, refused: 11, references: 1 });
  });
});
