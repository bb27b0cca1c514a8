import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { has } from './machine.ts';

/**
 * The environment in which a process waits `milliseconds` longer at each fsync; `undefined` where there
 * is no C compiler to make that with.
 */
export const slowDisk = (milliseconds: number): Record<string, string> | undefined => {
  const compiler = ['cc', 'gcc', 'clang'].find((program) => has(program));
  if (process.platform !== 'linux' || compiler === undefined) return undefined;
  const library = join(mkdtempSync(join(tmpdir(), 'besked-fsync-')), 'slow-fsync.so');
  const source = fileURLToPath(new URL('slow-fsync.c', import.meta.url));
  execFileSync(compiler, ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl']);
  return { LD_PRELOAD: library, BENCH_FSYNC_US: String(milliseconds * 1000) };
};
