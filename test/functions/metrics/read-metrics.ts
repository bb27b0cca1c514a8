/** A sample as Prometheus reads it: `name{label="value"}` and its value. */
export type Samples = ReadonlyMap<string, number>;

const line =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_]\w*="(\\[\\"n]|[^"\\\n])*",?)*\})? (-?\d+(\.\d+)?(e[+-]\d+)?|\+Inf|NaN)$/;

/**
 * Reads Prometheus' text format 0.0.4 as strictly as its grammar is, and throws where it is not kept: every
 * sample after the HELP and TYPE of its family, families in one piece, no sample twice, histograms whose
 * buckets grow to their count.
 */
export const readMetrics = (text: string): Samples => {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  let family = '';
  for (const each of text.slice(0, -1).split('\n')) {
    const [, kind, name = '', told = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(each) ?? [];
    if (kind === 'HELP') {
      if (types.has(name)) throw new Error(`Told twice: ${name}`);
      types.set(name, '');
      family = name;
    } else if (kind === 'TYPE') {
      if (family !== name || types.get(name) !== '') throw new Error(`Not after its HELP: ${each}`);
      types.set(name, told);
    } else takeSample(each, family, types.get(family), samples);
  }
  return samples;
};

const takeSample = (
  text: string,
  family: string,
  type: string | undefined,
  samples: Map<string, number>,
): void => {
  const [, name = '', labels = '', , , value = ''] = line.exec(text) ?? [];
  const base = type === 'histogram' ? name.replace(/_(bucket|sum|count)$/, '') : name;
  if (name === '' || base !== family) throw new Error(`Not of ${family}: ${text}`);
  const key = name + labels;
  if (samples.has(key)) throw new Error(`Twice: ${key}`);
  if (name === `${family}_count` && samples.get(bucketOf(family, labels)) !== Number(value))
    throw new Error(`Not what its last bucket holds: ${text}`);
  const before = [...samples.entries()].at(-1);
  if (name === `${family}_bucket` && before?.[0].startsWith(withoutBound(key)) === true)
    if (before[1] > Number(value)) throw new Error(`Less than the bucket before: ${text}`);
  samples.set(key, Number(value));
};

const withoutBound = (key: string): string => key.replace(/le="[^"]*"\}$/, '');

const bucketOf = (family: string, labels: string): string =>
  `${family}_bucket{${labels.slice(1, -1)}${labels === '' ? '' : ','}le="+Inf"}`;
