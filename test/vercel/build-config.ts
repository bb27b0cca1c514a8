import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * What Besked's `config.json` may hold. Strict, so that a member that the router of the tests does not
 * understand is a fault and not passed over.
 */
const routeSchema = z.strictObject({
  src: z.string().optional(),
  dest: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  status: z.number().int().optional(),
  continue: z.boolean().optional(),
  override: z.boolean().optional(),
  middlewarePath: z.string().optional(),
  handle: z.enum(['filesystem', 'error']).optional(),
});

const configSchema = z.strictObject({
  version: z.literal(3),
  routes: z.array(routeSchema),
  crons: z.array(z.strictObject({ path: z.string(), schedule: z.string() })),
});

/** A rule of `config.json`. */
export type Route = z.infer<typeof routeSchema>;

/** `config.json` of a deployment. */
export type BuildConfig = z.infer<typeof configSchema>;

/** Reads `config.json` of an output folder. Throws if it holds what the tests' router does not know. */
export const readBuildConfig = (output: string): BuildConfig =>
  configSchema.parse(JSON.parse(readFileSync(join(output, 'config.json'), 'utf8')));

/** The rules before any file is looked for, and those for what was not found or failed. */
export const phasesOf = ({ routes }: BuildConfig): { before: Route[]; error: Route[] } => {
  const phases: Record<string, Route[]> = { before: [], filesystem: [], error: [] };
  let phase = 'before';
  for (const route of routes) {
    if (route.handle === undefined) phases[phase]?.push(route);
    else phase = route.handle;
  }
  const { before = [], filesystem = [], error = [] } = phases;
  if (filesystem.length > 0) throw new Error('The router knows no rules after the files.');
  return { before, error };
};
