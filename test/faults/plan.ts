import { z } from 'zod';

/** The mutants of the product that a fault run must catch. */
export const mutantNames = [
  'answer before commit',
  'outbox outside the transaction',
  'no idempotency key',
  'mark before send',
  'send before commit',
  'give up after two tries',
  'split what is in doubt',
] as const;

/** The name of a mutant. */
export type MutantName = (typeof mutantNames)[number];

/**
 * How a server of the fault run differs from the product: shorter waits, so that a run ends; pauses that
 * widen the windows in which a kill hurts; a mutant. Handed to the process as JSON in `FAULTS_PLAN`.
 */
export const planSchema = z.object({
  seed: z.int(),
  /** `built` serves the built site, `plain` pages that hold nothing but the slots. */
  site: z.enum(['built', 'plain']),
  /** Pauses after the commit, before a send and before a mark: each up to this long. Milliseconds. */
  pausesMs: z.int().default(0),
  mailTimeoutMs: z.int().default(400),
  firstDelayMs: z.int().default(150),
  longestDelayMs: z.int().default(1200),
  leaseMs: z.int().default(4000),
  synchronous: z.enum(['FULL', 'NORMAL']).default('FULL'),
  mutant: z.enum(mutantNames).optional(),
});

/** A plan, read. */
export type Plan = z.infer<typeof planSchema>;

/** A plan as it is written. */
export type PlanInput = z.input<typeof planSchema>;

/** What a server of the fault run tells of itself on its output, one JSON line each, beside its log. */
export const tellingSchema = z.discriminatedUnion('faults', [
  z.object({ faults: z.literal('kept'), marker: z.string(), messages: z.array(z.string()) }),
  z.object({ faults: z.literal('batched'), batch: z.string(), messages: z.array(z.string()) }),
  z.object({ faults: z.literal('marked'), message: z.string() }),
]);

/** A line of a server about itself. */
export type Telling = z.infer<typeof tellingSchema>;

/** Finds the mark that tells a submission of the run from every other, in any text that holds it. */
export const markerIn = (text: string): string | undefined => /fault-\d+-\d+-/.exec(text)?.[0];
