/** Upper bounds, in seconds, between which durations are counted: from a page out of memory to a time-out. */
const fast = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;
const slow = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 14_400] as const;

/**
 * What is counted while a process runs, under the name that Prometheus knows it by. A label has few values,
 * all known beforehand: a route's pattern, a kind, an outcome; never a reference, an address or a path as
 * it came. What has `bounds` is a duration in seconds, everything else a number of times.
 */
export const measures = {
  besked_http_requests_total: {
    help: 'Requests answered, by method, pattern of the route and class of the status.',
    labels: ['method', 'route', 'status'],
  },
  besked_http_request_duration_seconds: {
    help: 'From the head of a request to the head of its answer.',
    labels: ['route'],
    bounds: fast,
  },
  besked_notice_lookups_total: {
    help: 'Times that the notices were asked for: ok, slow (not in time) or fault.',
    labels: ['outcome'],
  },
  besked_notice_lookup_duration_seconds: {
    help: 'How long asking for the notices took.',
    labels: [],
    bounds: fast,
  },
  besked_submissions_total: {
    help: 'Forms received, by kind and what became of them.',
    labels: ['kind', 'outcome'],
  },
  besked_deliveries_total: {
    help: 'Tries to send an e-mail, by purpose and what became of them.',
    labels: ['purpose', 'outcome'],
  },
  besked_delivery_wait_seconds: {
    help: 'From the keeping of an e-mail to its being taken by the provider.',
    labels: ['purpose'],
    bounds: slow,
  },
  besked_store_duration_seconds: {
    help: 'How long the store took, waiting for its turn included.',
    labels: ['operation'],
    bounds: fast,
  },
  besked_store_faults_total: {
    help: 'Times that the store could not do what it was asked.',
    labels: ['operation'],
  },
} as const satisfies Readonly<Record<string, Measure>>;

/** What is measured and how it is told apart. */
export interface Measure {
  help: string;
  labels: readonly string[];
  bounds?: readonly number[];
}

/** One of `measures`. */
export type MeasureName = keyof typeof measures;

/** Those of `measures` that are durations. */
export type DurationName = {
  [Name in MeasureName]: (typeof measures)[Name] extends { bounds: readonly number[] }
    ? Name
    : never;
}[MeasureName];

/** Those of `measures` that are numbers of times. */
export type CountName = Exclude<MeasureName, DurationName>;

/** A value for each label of a measure. */
export type LabelsOf<Name extends MeasureName> = Readonly<
  Record<(typeof measures)[Name]['labels'][number], string>
>;

/** Counts what happens, in the memory of this process alone. What it hands out may be kept and used again. */
export interface Meter {
  /** `add` counts one more. */
  counter<Name extends CountName>(name: Name, labels: LabelsOf<Name>): { add(): void };
  /** `add` counts one that took so many seconds. */
  duration<Name extends DurationName>(
    name: Name,
    labels: LabelsOf<Name>,
  ): { add(seconds: number): void };
}

/** Counts nothing: for where nobody asks. */
export const noMeter: Meter = {
  counter: () => ({ add: () => {} }),
  duration: () => ({ add: () => {} }),
};

/** A number as it is now, such as the memory in use; `labels` tells several of the same name apart. */
export interface Gauge {
  name: string;
  help: string;
  value: number;
  labels?: Readonly<Record<string, string>>;
}
