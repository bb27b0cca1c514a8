import { z } from 'zod';
import type { Result } from '#functions/sql/operation.ts';
import { bytesOfBase64 } from './libsql-values.ts';

/**
 * What became of one step. `done`: committed. `undone`: rolled back because of a fault of the statements;
 * `busy`: nothing was done, and a moment later it may be; `refused`: nothing was done, nor will be as
 * long as the settings are as they are. `unknown`: the answer was lost, so that it may have been committed.
 */
export type StepOutcome =
  | { kind: 'done'; results: Result[] }
  | { kind: 'undone' | 'busy' | 'refused' | 'unknown'; why: string };

const fault = z.object({ message: z.string(), code: z.string().nullish() });

const value = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('null') }),
    z.object({ type: z.literal('integer'), value: z.string() }),
    z.object({ type: z.literal('float'), value: z.number() }),
    z.object({ type: z.literal('text'), value: z.string() }),
    z.object({ type: z.literal('blob'), base64: z.string() }),
  ])
  .transform((given) => {
    if (given.type === 'null') return null;
    if (given.type === 'integer') return Number(given.value);
    return given.type === 'blob' ? bytesOfBase64(given.base64) : given.value;
  });

const stepResult = z.object({
  cols: z.array(z.object({ name: z.string().nullish() })),
  rows: z.array(z.array(value)),
  affected_row_count: z.int(),
});

const batchResult = z.object({
  step_results: z.array(stepResult.nullable()),
  step_errors: z.array(fault.nullable()),
});

/** The answer to a pipeline of a batch and a close. */
export const libsqlAnswer = z.object({
  results: z.tuple(
    [
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('ok'), response: z.object({ result: batchResult }) }),
        z.object({ type: z.literal('error'), error: fault }),
      ]),
    ],
    z.unknown(),
  ),
});

/** Reads the answer to `BEGIN`, so many statements, `COMMIT` and `ROLLBACK`. */
export const outcomeOf = (
  { results: [answer] }: z.infer<typeof libsqlAnswer>,
  statements: number,
): StepOutcome => {
  if (answer.type === 'error') return undone(answer.error);
  const { step_results: results, step_errors: faults } = answer.response.result;
  const [commit, rollback] = [statements + 1, statements + 2];
  if (results[commit]) return { kind: 'done', results: results.slice(1, commit).map(resultOf) };
  const first = faults.slice(0, commit).find((one) => one !== null);
  // A commit that met a fault, or an answer that says nothing of it: it may have been kept.
  if (!first) return { kind: 'unknown', why: faults[commit]?.message ?? 'no word of the commit' };
  if (results[0] && !results[rollback]) return { kind: 'unknown', why: first.message };
  return undone(first);
};

const resultOf = (step: z.infer<typeof stepResult> | null | undefined): Result => {
  const { cols = [], rows = [], affected_row_count: changes = 0 } = step ?? {};
  const names = cols.map(({ name }) => name ?? '');
  return {
    rows: rows.map((row) => Object.fromEntries(row.map((each, at) => [names[at] ?? '', each]))),
    changes,
    again: false,
  };
};

/** Codes that tell of the statements or their values; all others tell of the database's own trouble. */
const ownFault = /^(SQLITE_(CONSTRAINT|MISMATCH|ERROR|UNKNOWN|TOOBIG|RANGE|MISUSE)|SQL_|ARGS_)/;

const undone = ({ message, code }: z.infer<typeof fault>): StepOutcome => ({
  kind: ownFault.test(code ?? '') ? 'undone' : 'busy',
  why: `${code ?? 'no code'}: ${message}`,
});
