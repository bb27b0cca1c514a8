/**
 * How a server of Besked is started. By itself V8 lets the heap grow to several times what is alive on a
 * machine with much memory: 340 MB under full load for 50 MB of values. So the young generation is held to
 * 16 MB (V8 takes powers of two; at 8 MB collecting it takes a fifth of the time under full load), and the
 * old one is collected when it has grown by a tenth. One compiler less holds 5 MB less, at no cost here.
 */
export const serverLine = [
  'node',
  '--max-semi-space-size=16',
  '--no-maglev',
  '--heap-growing-percent=10',
  '.build/server.mjs',
];

/**
 * For the C library (glibc). One arena of memory for all threads: several hold 20 MB more between them. And
 * what is larger than 64 kB goes back to the system when it is freed: else it leaves 5 MB of gaps.
 */
export const serverEnv = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536' };
