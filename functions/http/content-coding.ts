import { contentCodings, type ContentCoding } from '#functions/ports.ts';

/** A form in which content is sent. */
export type Coding = ContentCoding | 'identity';

/**
 * Which of the codings on offer a client likes best (RFC 9110 section 12.5.3): by its q values, of equal
 * ones the tightest. Plain content is always on offer, and is what is sent when nothing else is accepted.
 *
 * @example
 * chooseCoding('gzip, br;q=0.8', ['br', 'gzip']) // 'gzip'
 */
export const chooseCoding = (
  accepted: string | null,
  offered: readonly ContentCoding[],
): Coding => {
  if (accepted === null || offered.length === 0) return 'identity';
  const weights = weightsOf(accepted);
  // What is not named is worth what `*` is; plain content is then acceptable, but the last resort.
  const weightOf = (coding: Coding): number | undefined => weights.get(coding) ?? weights.get('*');
  let [best, most]: [Coding, number] = ['identity', weights.get('identity') ?? 0];
  for (const coding of contentCodings) {
    const weight = offered.includes(coding) ? (weightOf(coding) ?? 0) : 0;
    if (weight > most || (weight === most && weight > 0 && best === 'identity'))
      [best, most] = [coding, weight];
  }
  return best;
};

/** Browsers send a few different values only: what they mean is remembered, up to some that are made up. */
const remembered = new Map<string, ReadonlyMap<string, number>>();
const rememberedAtMost = 100;

const weightsOf = (accepted: string): ReadonlyMap<string, number> => {
  const known = remembered.get(accepted);
  if (known !== undefined) return known;
  const weights = new Map<string, number>();
  for (const member of accepted.slice(0, 1000).split(',')) {
    const [name = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    if (/^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(q))
      weights.set(name === 'x-gzip' ? 'gzip' : name, Number(q));
  }
  if (accepted.length <= 200 && remembered.size < rememberedAtMost)
    remembered.set(accepted, weights);
  return weights;
};
