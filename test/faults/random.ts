/** Chance that can be repeated: the same seed gives the same draws in the same order. */
export interface Dice {
  /** From 0 up to but not 1. */
  fraction(this: void): number;
  /** A whole number from `low` to `high`, both included. */
  between(this: void, low: number, high: number): number;
  chance(this: void, probability: number): boolean;
  /** One of several, each as likely as its weight. Throws where there is none. */
  pick<T>(this: void, items: readonly T[], weight?: (item: T) => number): T;
}

/** Dice of a seed; `name` tells those apart that are thrown for different things in one run. */
export const dice = (seed: number, name: string): Dice => {
  let state = [...name].reduce((hash, c) => Math.imul(hash ^ c.charCodeAt(0), 16_777_619), seed);
  // mulberry32: 32 bits of state, good enough to spread faults.
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(items: readonly T[], weight: (item: T) => number = () => 1): T => {
    let left = fraction() * items.reduce((sum, item) => sum + weight(item), 0);
    for (const item of items) {
      left -= weight(item);
      if (left < 0) return item;
    }
    const last = items.at(-1);
    if (last === undefined) throw new RangeError('There is nothing to pick from.');
    return last;
  };
  return {
    fraction,
    between: (low, high) => low + Math.floor(fraction() * (high - low + 1)),
    chance: (probability) => fraction() < probability,
    pick,
  };
};

/** Resolves after some milliseconds. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
