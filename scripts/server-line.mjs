/**
 * How a server of Besked is started. By itself V8 lets the heap grow to several times what is alive on a
 * machine with much memory: 340 MB under full load for 50 MB of values. So the young generation is held to
 * 12 MB (at 4 MB collecting it takes a fifth of the time under full load), and the old one is collected when
 * it has grown by a third.
 */
export const serverLine = [
  'node',
  '--max-semi-space-size=12',
  '--heap-growing-percent=30',
  '.build/server.mjs',
];

/** One arena of memory for all threads of the C library (glibc): several hold 20 MB more between them. */
export const serverEnv = { MALLOC_ARENA_MAX: '1' };
