import { journeyOf, send, type Door, type Journey } from './customer.ts';
import { dice } from './random.ts';
import { sentBy } from './submissions.ts';

/** Journeys number `from` up to but not `until` of a seed, none begun. */
export const journeysOf = (seed: number, from: number, until: number): Journey[] =>
  Array.from({ length: until - from }, (_, index) => journeyOf(sentBy(seed, from + index)));

/** Lets several customers go through the journeys side by side, until all are done or `signal` is aborted. */
export const goAll = async (
  seed: number,
  journeys: readonly Journey[],
  doors: readonly Door[],
  signal: AbortSignal,
): Promise<void> => {
  const left = [...journeys];
  const customer = async (number: number): Promise<void> => {
    const chance = dice(seed, `crowd ${number}`);
    for (let next = left.shift(); next !== undefined && !signal.aborted; next = left.shift())
      await send(next, doors, chance, signal);
  };
  await Promise.all(Array.from({ length: 8 }, (_, number) => customer(number)));
};
