import { AsyncLocalStorage } from 'node:async_hooks';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readBuildConfig } from './build-config.ts';
import { runAtEdge } from './edge-function.ts';
import { runInNode } from './node-function.ts';
import { createRouter } from './router.ts';
import type { RequestContext, Runtime } from './runtime.ts';
import { staticFiles } from './static-files.ts';

/** A deployment as it runs: Vercel's routing, its functions in their runtime, its crons. */
export interface RunningDeployment {
  fetch: (request: Request) => Promise<Response>;
  /** The paths that Vercel calls by the clock. */
  crons: readonly string[];
  /** Resolves once all that functions asked Vercel to wait for has ended. */
  settled: () => Promise<void>;
}

const functionConfig = z.union([
  z.object({ runtime: z.literal('edge'), entrypoint: z.string() }),
  z.object({ runtime: z.literal('nodejs24.x'), handler: z.string() }),
]);

/** Runs the deployment in an output folder of `build:vercel`, with these settings. */
export const runDeployment = async (
  output: string,
  { env, clockAhead = 0 }: { env: Readonly<Record<string, string>>; clockAhead?: number },
): Promise<RunningDeployment> => {
  const context = new AsyncLocalStorage<RequestContext>();
  const waited = new Set<Promise<unknown>>();
  const functions = new Map<string, (request: Request) => Promise<Response>>();
  for (const name of functionNames(output))
    functions.set(name, await load(join(output, 'functions', name), { env, clockAhead, context }));

  const waitUntil = (promise: Promise<unknown>): void => {
    const ended = promise.catch(() => {}).finally(() => waited.delete(ended));
    waited.add(ended);
  };
  const config = readBuildConfig(output);
  const fetch = createRouter(config, {
    file: staticFiles(output),
    run: (name, request) => {
      const called = functions.get(`${name}.func`);
      return called && context.run({ waitUntil }, () => called(request));
    },
  });
  return {
    fetch,
    crons: config.crons.map(({ path }) => path),
    settled: async () => {
      while (waited.size > 0) await Promise.all(waited);
    },
  };
};

const functionNames = (output: string): string[] =>
  readdirSync(join(output, 'functions')).filter((name) => name.endsWith('.func'));

const load = (folder: string, runtime: Runtime) => {
  const config = functionConfig.parse(
    JSON.parse(readFileSync(join(folder, '.vc-config.json'), 'utf8')),
  );
  return config.runtime === 'edge'
    ? runAtEdge(join(folder, config.entrypoint), runtime)
    : runInNode(join(folder, config.handler), runtime);
};
