import type { Loaded } from './load.ts';
import type { Peer } from './pinned.ts';

/** A server under load, and how to load it once. */
export interface Contender {
  name: string;
  peer: Peer;
  round: () => Promise<Loaded>;
}

/** What a contender reached, in medians over the rounds. `vs` is its rate through the first contender's. */
export interface Measured {
  name: string;
  perSecond: number;
  cpuMicroseconds: number;
  vs: number;
  cpuVs: number;
  failed: number;
}

/**
 * Loads contenders in turns, after two rounds that do not count, and takes medians of each round's ratio
 * to the first contender in that round: a machine that is busy with other things is so for all of them.
 */
export const measure = async (
  contenders: readonly Contender[],
  rounds: number,
): Promise<Measured[]> => {
  const taken = contenders.map(() => ({ rates: list(), cpu: list(), failed: 0 }));
  for (let round = -warmUps; round < rounds; round += 1)
    for (const [index, { peer, round: loadOnce }] of contenders.entries()) {
      const cpuBefore = peer.cpuMicroseconds();
      const { requests, seconds, failed } = await loadOnce();
      const numbers = taken[index];
      if (round < 0 || numbers === undefined) continue;
      numbers.rates.push((requests - failed) / seconds);
      numbers.cpu.push((peer.cpuMicroseconds() - cpuBefore) / Math.max(1, requests));
      numbers.failed += failed;
    }
  const [first] = taken;
  return contenders.map(({ name }, index) => {
    const { rates = [], cpu = [], failed = 0 } = taken[index] ?? {};
    return {
      name,
      perSecond: median(rates),
      cpuMicroseconds: median(cpu),
      vs: median(rates.map((rate, round) => rate / (first?.rates[round] ?? NaN))),
      cpuVs: median(cpu.map((time, round) => time / (first?.cpu[round] ?? NaN))),
      failed,
    };
  });
};

/** Until then a server compiles what it does often. */
const warmUps = 2;

const list = (): number[] => [];

/** The middle one of some numbers; of an even count the mean of the two. */
export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
};

/** The number below which a part (0 to 1) of some numbers lie. */
export const quantile = (numbers: readonly number[], part: number): number =>
  numbers.toSorted((one, other) => one - other)[Math.ceil(numbers.length * part) - 1] ?? NaN;
