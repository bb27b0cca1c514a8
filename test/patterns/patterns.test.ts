import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { maskPersonalNumbers } from '#domain/personal-number.ts';
import { builtPatterns, patternLiterals, type SourcePattern } from './patterns-in-sources.ts';

/**
 * How long one pattern may take over all its texts before it is taken to hang. A guard, no measure of
 * speed: a pattern in linear time takes milliseconds, one that is not takes minutes.
 */
const hangsAfter = 5_000;
const textLength = 100_000;

/** Runs patterns in a worker; resolves to the one at which it hung, or to 'done'. */
const run = (patterns: readonly SourcePattern[], length = textLength): Promise<string> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./match-worker.ts', import.meta.url));
    let guard: ReturnType<typeof setTimeout> | undefined;
    const end = (told: string) => {
      clearTimeout(guard);
      void worker.terminate();
      resolve(told);
    };
    worker.on('error', reject);
    worker.on('message', (told: string) => {
      clearTimeout(guard);
      guard = setTimeout(() => end(told), hangsAfter);
      if (told === 'done') end(told);
    });
    worker.postMessage({ patterns, length });
  });

describe('patterns that see what strangers send', () => {
  it('read every hard text in linear time', async () => {
    const patterns = patternLiterals();
    expect(patterns.length).toBeGreaterThan(50);
    expect(await run(patterns)).toBe('done');
  }, 120_000);

  it('would be caught if they did not: the classic one hangs', async () => {
    const classic = { place: 'classic', source: '^(a+)+$', flags: '' };
    expect(await run([classic])).toBe('classic');
  }, 60_000);

  it('are written out where they stand; the one that is not is tried by what it does', () => {
    expect(builtPatterns()).toEqual(['src/domain/personal-number.ts']);
    for (const piece of [
      'personnummer ',
      'pnr',
      '19',
      '191212',
      '1912-',
      '0 ',
      '- ',
      'personal no',
    ])
      expect(maskPersonalNumbers(piece.repeat(200_000 / piece.length))).toContain(piece.trim());
  });
});
