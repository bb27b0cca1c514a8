/**
 * How a server of Besked is started. By itself V8 lets the heap grow to several times what is alive on a
 * machine with much memory: 340 MB under full load for 50 MB of values. So the young generation is held to
 * 4 MB, and the old one is collected when it has grown by a third; that costs some time under full load.
 */
export const serverLine = [
  'node',
  '--max-semi-space-size=4',
  '--heap-growing-percent=30',
  'functions/entry/local.ts',
];

/** One arena of memory for all threads of the C library (glibc): several hold 20 MB more between them. */
export const serverEnv = { MALLOC_ARENA_MAX: '1' };
