import { measures, type Measure, type MeasureName, type Meter } from '#functions/ports/meter.ts';

/** What has been counted under one set of labels. */
export interface Series {
  labels: Readonly<Record<string, string>>;
  count: number;
  /** Of durations: their sum in seconds, and how many were within each bound but in none before it. */
  sum: number;
  within: number[];
}

/** A meter whose numbers can be read. */
export interface ReadableMeter extends Meter {
  /** All that has been counted, in the order of `measures`. What never happened has no series. */
  read: () => { name: string; measure: Measure; series: readonly Series[] }[];
}

/** More sets of labels of one measure are counted as one, `other`: a fault of ours must not fill the memory. */
const mostSeries = 500;

/** A meter in memory. Every process, and on serverless every instance, has its own and begins at 0. */
export const createMeter = (): ReadableMeter => {
  const counted = new Map<string, Map<string, Series>>();

  const seriesOf = (name: MeasureName, labels: Readonly<Record<string, string>>): Series => {
    const measure: Measure = measures[name];
    const all = counted.get(name) ?? new Map<string, Series>();
    counted.set(name, all);
    const key = measure.labels.map((label) => labels[label]).join('\0');
    const known = all.get(key);
    if (known !== undefined) return known;
    const rest = Object.fromEntries(measure.labels.map((label) => [label, 'other']));
    if (all.size >= mostSeries && labels['route'] !== 'other') return seriesOf(name, rest);
    const within = (measure.bounds ?? []).map(() => 0);
    const series = { labels, count: 0, sum: 0, within };
    all.set(key, series);
    return series;
  };

  return {
    counter: (name, labels) => {
      const series = seriesOf(name, labels);
      return {
        add: () => {
          series.count += 1;
        },
      };
    },
    duration: (name, labels) => {
      const series = seriesOf(name, labels);
      const { bounds }: { bounds: readonly number[] } = measures[name];
      return {
        add: (seconds) => {
          series.count += 1;
          series.sum += seconds;
          const position = bounds.findIndex((bound) => seconds <= bound);
          if (position >= 0) series.within[position] = (series.within[position] ?? 0) + 1;
        },
      };
    },
    read: () =>
      Object.entries<Measure>(measures).flatMap(([name, measure]) => {
        const series = [...(counted.get(name)?.values() ?? [])];
        return series.length === 0 ? [] : [{ name, measure, series }];
      }),
  };
};
