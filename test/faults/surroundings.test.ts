import { expect, test } from 'vitest';
import { runClockJumps } from './clock-jump.ts';
import { brokenBy } from './judge.ts';
import { runPowerLoss } from './power-loss.ts';
import { runFullDisk, runLocked } from './stuck-store.ts';

/** `npm run faults` goes through the same at full length, and times it. */
const seed = 20_261_124;

test.for([
  ['another process holds the store', runLocked],
  ['the disk is full', runFullDisk],
] as const)(
  'while %s posts are refused with their text, and afterwards all is kept without a restart',
  { timeout: 60_000 },
  async ([, run], { skip }) => {
    const stuck = await run(seed, { seconds: 2, site: 'plain' });
    if (typeof stuck === 'string') return skip(stuck);
    expect(stuck.stuck.wrong).toEqual([]);
    expect(stuck.refused).toBeGreaterThan(0);
    expect(stuck.acknowledged).toBe(0);
    expect(brokenBy(stuck.verdict)).toEqual([]);
  },
);

test('a clock that jumps loses nothing and sends nothing twice', { timeout: 60_000 }, async () => {
  const [back, ahead] = await runClockJumps(seed, 'plain');
  expect(back).toMatchObject({ mailedAfter: 20, leftToPerson: 0, sameReceipt: 5 });
  expect(ahead).toMatchObject({ mailedAfter: 20 });
  expect(ahead?.leftToPerson).toBeGreaterThan(0);
  expect(brokenBy([...(back?.verdict ?? []), ...(ahead?.verdict ?? [])])).toEqual([]);
});

test('a power cut costs nothing that was acknowledged, and the test would see it if it did', async ({
  skip,
}) => {
  const losses = await runPowerLoss(seed, { submissions: 40, site: 'plain', lucks: [0] });
  if (typeof losses === 'string') return skip(losses);
  for (const { synchronous, lost, faults } of losses)
    if (synchronous === 'FULL') expect({ lost, faults }).toEqual({ lost: 0, faults: [] });
    else expect(lost).toBeGreaterThan(0);
});
