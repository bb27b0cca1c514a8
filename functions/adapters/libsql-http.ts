import { libsqlAnswer, outcomeOf, type StepOutcome } from './libsql-answer.ts';
import { base64OfBytes } from './libsql-values.ts';
import type { SqlValue, Statement } from '#functions/sql/operation.ts';

/** Where a database answers, and how long it may take. */
export interface LibsqlConnection {
  /** `libsql://` or `https://` as Turso gives it, `http://` for an `sqld` of one's own. */
  url: string;
  authToken?: string | undefined;
  fetch?: typeof fetch;
  /** How long one request may take, in ms, beside a second for each megabyte that it sends. */
  timeoutMs?: number;
}

/** Runs statements in one transaction: all or none. Never rejects. */
export type RunStep = (
  mode: 'read' | 'write',
  statements: readonly Statement[],
) => Promise<StepOutcome>;

/** Bytes that are sent in a second at least. */
const slowestUpload = 1_000_000;

/**
 * Speaks Hrana over HTTP (version 2, the pipeline), which Turso and `sqld` both answer. Each request is
 * one transaction with `BEGIN` and `COMMIT`, and closes its stream: the server keeps nothing of it open.
 */
export const libsqlOverHttp = ({
  url,
  authToken,
  fetch: ask = fetch,
  timeoutMs = 8000,
}: LibsqlConnection): RunStep => {
  const endpoint = `${url.replace(/^libsql:/, 'https:').replace(/\/$/, '')}/v2/pipeline`;
  const headers = {
    'content-type': 'application/json',
    ...(authToken === undefined ? {} : { authorization: `Bearer ${authToken}` }),
  };
  return async (mode, statements) => {
    const body = JSON.stringify({ requests: [batchOf(mode, statements), { type: 'close' }] });
    const time = timeoutMs + (body.length / slowestUpload) * 1000;
    try {
      const signal = AbortSignal.timeout(Math.ceil(time));
      const response = await ask(endpoint, { method: 'POST', headers, body, signal });
      const text = await response.text();
      if (!response.ok) return refusal(response.status, text);
      const answer = libsqlAnswer.safeParse(JSON.parse(text));
      if (!answer.success) return { kind: 'unknown', why: 'the answer is not one of libSQL' };
      return outcomeOf(answer.data, statements.length);
    } catch (fault) {
      return { kind: 'unknown', why: inWords(fault) };
    }
  };
};

/** Nothing was done where the server says that the request itself is at fault, or that it is too busy. */
const refusal = (status: number, text: string): StepOutcome => {
  const why = `HTTP ${status}: ${text.slice(0, 200)}`;
  if (status === 429) return { kind: 'busy', why };
  if (status >= 500) return { kind: 'unknown', why };
  return { kind: 'refused', why };
};

const inWords = (fault: unknown): string => {
  if (!(fault instanceof Error)) return 'no answer';
  const { cause } = fault;
  return cause instanceof Error ? `${fault.message} (${cause.message})` : fault.message;
};

/** One step begins only if the one before it went well; what did not commit is rolled back. */
const batchOf = (mode: 'read' | 'write', statements: readonly Statement[]) => {
  const commit = statements.length + 1;
  const begin = mode === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN';
  const steps = [
    { stmt: { sql: begin, want_rows: false } },
    ...statements.map((statement, index) => ({
      stmt: encoded(statement),
      condition: { type: 'ok', step: index },
    })),
    { stmt: { sql: 'COMMIT', want_rows: false }, condition: { type: 'ok', step: commit - 1 } },
    {
      stmt: { sql: 'ROLLBACK', want_rows: false },
      condition: {
        type: 'and',
        conds: [
          { type: 'ok', step: 0 },
          { type: 'not', cond: { type: 'ok', step: commit } },
        ],
      },
    },
  ];
  return { type: 'batch', batch: { steps } };
};

const encoded = ({ sql, values = {} }: Statement) => ({
  sql,
  named_args: Object.entries(values).map(([name, value]) => ({ name, value: encodedValue(value) })),
  want_rows: true,
});

const encodedValue = (value: SqlValue) => {
  if (value === null) return { type: 'null' };
  if (typeof value === 'string') return { type: 'text', value };
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? { type: 'integer', value: String(value) }
      : { type: 'float', value };
  return { type: 'blob', base64: base64OfBytes(value) };
};
