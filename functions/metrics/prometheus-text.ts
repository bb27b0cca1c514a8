import type { Gauge } from '#functions/ports/meter.ts';
import type { ReadableMeter, Series } from './create-meter.ts';

type Family = ReturnType<ReadableMeter['read']>[number];

/**
 * Counts and gauges as Prometheus reads them: its text format 0.0.4, with lines that end in `\n`.
 * Gauges of one name must stand one after the other.
 */
export const prometheusText = (counted: readonly Family[], gauges: readonly Gauge[]): string => {
  const lines: string[] = [];
  for (const { name, measure, series } of counted) {
    lines.push(...head(name, measure.help, measure.bounds === undefined ? 'counter' : 'histogram'));
    for (const each of series)
      if (measure.bounds === undefined) lines.push(sample(name, each.labels, each.count));
      else lines.push(...histogram(name, measure.bounds, each));
  }
  let before: string | undefined;
  for (const { name, help, value, labels = {} } of gauges) {
    if (name !== before) lines.push(...head(name, help, 'gauge'));
    lines.push(sample(name, labels, value));
    before = name;
  }
  return `${lines.join('\n')}\n`;
};

/** Each bucket holds those of the ones before it too; the last holds all. */
const histogram = (
  name: string,
  bounds: readonly number[],
  { labels, within, sum, count }: Series,
): string[] => {
  let upTo = 0;
  const buckets = bounds.map((bound, position) => {
    upTo += within[position] ?? 0;
    return sample(`${name}_bucket`, { ...labels, le: String(bound) }, upTo);
  });
  return [
    ...buckets,
    sample(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
    sample(`${name}_sum`, labels, sum),
    sample(`${name}_count`, labels, count),
  ];
};

const head = (name: string, help: string, type: 'counter' | 'histogram' | 'gauge'): string[] => [
  `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
  `# TYPE ${name} ${type}`,
];

const sample = (name: string, labels: Readonly<Record<string, string>>, value: number): string => {
  const told = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${told.length === 0 ? '' : `{${told.join(',')}}`} ${value}`;
};

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
