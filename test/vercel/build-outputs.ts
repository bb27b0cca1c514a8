import { fileURLToPath } from 'node:url';
import { writeVercelOutput } from '#functions/build/vercel-output.ts';
import type { VercelRuntime } from '#functions/build/vercel-runtime.ts';

/** Every runtime that Besked is built for. */
export const runtimes: readonly VercelRuntime[] = ['edge', 'nodejs24.x'];

/** Where the tests' outputs are: apart from `.vercel/output`, which is for deploying. */
export const outputFolder = (runtime: VercelRuntime): string => `.build/vercel/${runtime}`;

/** Packs the built site for every runtime, once for all tests of a run. */
export default async (): Promise<void> => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  for (const runtime of runtimes)
    await writeVercelOutput({ root, built: '.build', output: outputFolder(runtime), runtime });
};
