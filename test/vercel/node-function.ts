import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Runtime } from './runtime.ts';

type Answer = (request: Request) => Promise<Response>;

const isFunction = (value: unknown): value is Answer => typeof value === 'function';

const answer = z.custom<Answer>(isFunction);
const moduleSchema = z.object({ default: z.union([answer, z.object({ fetch: answer })]) });

/** Runs a bundle in this process, as Vercel's Node runtime does: `fetch` of what it exports, or that itself. */
export const runInNode = async (file: string, { env, context }: Runtime): Promise<Answer> => {
  Object.assign(process.env, env);
  Object.assign(globalThis, {
    [Symbol.for('@vercel/request-context')]: { get: () => context.getStore() },
  });
  const { default: made } = moduleSchema.parse(await import(pathToFileURL(file).href));
  return 'fetch' in made ? made.fetch : made;
};
