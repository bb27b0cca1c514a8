import { describe, expect, it, test } from 'vitest';
import { createMeter } from '#functions/metrics/create-meter.ts';
import { prometheusText } from '#functions/metrics/prometheus-text.ts';
import { readMetrics } from './read-metrics.ts';

const written = (meter = createMeter()) => prometheusText(meter.read(), []);

test('counters are written as Prometheus reads them', () => {
  const meter = createMeter();
  const labels = { kind: 'complaint', outcome: 'accepted' };
  meter.counter('besked_submissions_total', labels).add();
  const kept = meter.counter('besked_submissions_total', labels);
  kept.add();
  kept.add();
  meter.counter('besked_submissions_total', { ...labels, outcome: 'invalid' }).add();
  expect(written(meter)).toBe(
    '# HELP besked_submissions_total Forms received, by kind and what became of them.\n' +
      '# TYPE besked_submissions_total counter\n' +
      'besked_submissions_total{kind="complaint",outcome="accepted"} 3\n' +
      'besked_submissions_total{kind="complaint",outcome="invalid"} 1\n',
  );
});

test('a duration counts in its own bucket and in all above, on its bound and past the last one too', () => {
  const meter = createMeter();
  const wait = meter.duration('besked_delivery_wait_seconds', { purpose: 'officer' });
  for (const seconds of [0, 0.1, 0.1001, 14_400, 14_401]) wait.add(seconds);
  const samples = readMetrics(written(meter));
  const bucket = (le: string) =>
    samples.get(`besked_delivery_wait_seconds_bucket{purpose="officer",le="${le}"}`);
  expect(['0.1', '0.25', '3600', '14400', '+Inf'].map(bucket)).toEqual([2, 3, 3, 4, 5]);
  expect(samples.get('besked_delivery_wait_seconds_count{purpose="officer"}')).toBe(5);
  expect(samples.get('besked_delivery_wait_seconds_sum{purpose="officer"}')).toBeCloseTo(
    28_801.2001,
  );
});

test('what has no labels is written without braces', () => {
  const meter = createMeter();
  meter.duration('besked_notice_lookup_duration_seconds', {}).add(0.002);
  const samples = readMetrics(written(meter));
  expect(samples.get('besked_notice_lookup_duration_seconds_count')).toBe(1);
});

test('a label may hold what the format needs for itself', () => {
  const text = prometheusText(
    [],
    [{ name: 'a', help: 'One\nline\\', value: 1.5e-7, labels: { of: 'a"b\\c\nd' } }],
  );
  expect(text).toBe('# HELP a One\\nline\\\\\n# TYPE a gauge\na{of="a\\"b\\\\c\\nd"} 1.5e-7\n');
  expect(readMetrics(text).size).toBe(1);
});

test('however many routes there are, the memory does not fill', () => {
  const meter = createMeter();
  for (let count = 0; count < 1_000; count += 1)
    meter.duration('besked_http_request_duration_seconds', { route: `/${count}` }).add(0);
  const samples = readMetrics(written(meter));
  const of = (route: string) =>
    samples.get(`besked_http_request_duration_seconds_count{route="${route}"}`);
  expect([of('/499'), of('/500'), of('other')]).toEqual([1, undefined, 500]);
});

describe('the reader of these tests refuses', () => {
  const head = '# HELP a A.\n# TYPE a histogram\n';
  it.each([
    ['a label without quotes', '# HELP a A.\n# TYPE a gauge\na{b=c} 1\n'],
    ['a sample of another family', '# HELP a A.\n# TYPE a gauge\nb 1\n'],
    ['a sample twice', '# HELP a A.\n# TYPE a gauge\na 1\na 2\n'],
    ['a family in two pieces', '# HELP a A.\n# TYPE a gauge\na 1\n# HELP a A.\n'],
    ['buckets that shrink', `${head}a_bucket{le="1"} 2\na_bucket{le="+Inf"} 1\n`],
    ['a count that is another', `${head}a_bucket{le="+Inf"} 1\na_sum 1\na_count 2\n`],
    ['a last line without an end', '# HELP a A.\n# TYPE a gauge\na 1'],
  ])('%s', (_, text) => {
    expect(() => readMetrics(text)).toThrow(/./);
  });
});
