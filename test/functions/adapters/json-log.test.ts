import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { jsonLog, jsonRequestLog } from '#functions/adapters/json-log.ts';

const written: string[] = [];
beforeEach(() => {
  written.length = 0;
  vi.useFakeTimers({ now: new Date('2026-11-24T10:00:00.123Z') });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const page = { method: 'GET', route: '/klagomal/', status: 200, ms: 0.006, bytes: 2551 };

test('requests are gathered and written together, one JSON line each', () => {
  jsonRequestLog(page);
  jsonRequestLog({ ...page, route: '/"/', ms: 1.234567, received: 9, outcome: 'accepted' });
  expect(written).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(written).toHaveLength(1);
  const lines = written.join('').trimEnd().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    { at: '2026-11-24T10:00:00.123Z', event: 'request', ...page, ms: 0.01 },
    {
      ...{ at: '2026-11-24T10:00:00.123Z', event: 'request', ...page },
      ...{ route: '/"/', ms: 1.23, received: 9, outcome: 'accepted' },
    },
  ]);
  vi.advanceTimersByTime(1_000);
  expect(written).toHaveLength(1);
});

test('an event is written at once, after the requests before it', () => {
  jsonRequestLog({ ...page, reference: 'K-1' });
  jsonLog('stopping', { connections: 1 });
  expect(written.join('').match(/"reference":"K-1"|"event":"stopping"/g)).toHaveLength(2);
  expect(written.join('').indexOf('K-1')).toBeLessThan(written.join('').indexOf('stopping'));
});

test('under load a write is never larger than a few pipes hold', () => {
  for (let count = 0; count < 1_000; count += 1) jsonRequestLog(page);
  expect(written.length).toBeGreaterThan(0);
  vi.advanceTimersByTime(200);
  expect(Math.max(...written.map(({ length }) => length))).toBeLessThan(70_000);
  expect(written.join('').split('\n')).toHaveLength(1_001);
});
