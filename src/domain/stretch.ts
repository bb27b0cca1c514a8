/** A stretch of time in milliseconds since 1970-01-01T00:00Z, half open: `end` is not in it. */
export interface Stretch {
  start: number;
  end: number;
}

/** A stretch as a list of one, or of none if it does not end after its start. */
export const nonEmpty = (stretch: Stretch): Stretch[] =>
  stretch.start < stretch.end ? [stretch] : [];

/** How long a stretch is, in milliseconds. */
export const lengthOf = ({ start, end }: Stretch): number => end - start;

/** What two stretches share: one stretch or none. */
export const overlap = (a: Stretch, b: Stretch): Stretch[] =>
  nonEmpty({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) });

/** Stretches without what lies in `taken`. */
export const subtract = (stretches: readonly Stretch[], taken: Stretch): Stretch[] =>
  stretches.flatMap(({ start, end }) => [
    ...nonEmpty({ start, end: Math.min(end, taken.start) }),
    ...nonEmpty({ start: Math.max(start, taken.end), end }),
  ]);

/** The same times as stretches in order that neither overlap nor touch. */
export const merge = (stretches: readonly Stretch[]): Stretch[] => {
  const merged: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || last.end < stretch.start) merged.push({ ...stretch });
    else last.end = Math.max(last.end, stretch.end);
  }
  return merged;
};
