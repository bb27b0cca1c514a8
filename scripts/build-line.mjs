/**
 * How Astro is started to build the site. Half of what it does for a page makes garbage: a larger young
 * generation is collected less often.
 */
export const buildLine = [
  'node',
  '--max-semi-space-size=32',
  'node_modules/astro/bin/astro.mjs',
  'build',
];

/** Threads that paint pictures and pack files; a file to be written is not to wait for four of those. */
export const buildEnv = { UV_THREADPOOL_SIZE: '12' };
