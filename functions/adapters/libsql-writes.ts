import { StoreUnavailableError } from '#functions/ports.ts';
import { steadyMs } from '#functions/ports/steady-time.ts';
import type { Operation, Result, Statement } from '#functions/sql/operation.ts';
import type { StepOutcome } from './libsql-answer.ts';
import type { RunStep } from './libsql-http.ts';

/** An operation that is under way, with the statements of its next step. */
export interface Work {
  statements: readonly Statement[];
  /** When to give up trying, in `steadyMs` time. */
  until: number;
  /** Not to be tried again once an answer was lost. */
  once: boolean;
  /** An answer to this step was lost. */
  again: boolean;
  /** Its statements, sent together with others', met a fault: they go by themselves. */
  alone: boolean;
  /** Takes the results of its step; what comes next, or `undefined` if it has ended. */
  advance(results: readonly Result[]): readonly Statement[] | undefined;
  reject(fault: unknown): void;
}

/** Statements and bytes that are sent in one transaction at most. */
const most = { statements: 400, bytes: 1_000_000 };

/** Begins an operation. Gives what it will come to, and its work if it has any. */
export const startWork = <T>(
  begin: () => Operation<T>,
  { waitMs, once }: { waitMs: number; once: boolean },
): { settled: Promise<T>; work: Work | undefined } => {
  const { promise: settled, resolve, reject } = Promise.withResolvers<T>();
  const operation = begin();
  const step = (taken: IteratorResult<readonly Statement[], T>) => {
    if (taken.done !== true) return taken.value;
    resolve(taken.value);
    return undefined;
  };
  const statements = step(operation.next());
  const until = steadyMs() + waitMs;
  const advance = (results: readonly Result[]) => step(operation.next(results));
  const work = { until, once, again: false, alone: false, advance, reject };
  return { settled, work: statements && { ...work, statements } };
};

/**
 * Takes from the front of a queue what goes into one transaction: group commit, as with SQLite itself.
 * One commit and one way there and back serve all that has arrived meanwhile.
 */
export const takeTogether = (queue: Work[]): Work[] => {
  const taken: Work[] = [];
  let [statements, bytes] = [0, 0];
  for (const work of queue) {
    statements += work.statements.length;
    bytes += bytesOf(work.statements);
    const fits = statements <= most.statements && bytes <= most.bytes && !work.alone;
    if (taken.length > 0 && !fits) break;
    taken.push(work);
    if (work.alone) break;
  }
  return queue.splice(0, taken.length);
};

const bytesOf = (statements: readonly Statement[]): number =>
  statements
    .flatMap(({ values = {} }) => Object.values(values))
    .reduce<number>((sum, value) => sum + (value instanceof Uint8Array ? value.length : 0), 0);

/** Sends the steps of some works as one transaction and settles what that decides. Gives what is left to do. */
export const sendTogether = async (run: RunStep, works: readonly Work[]) => {
  const outcome = await run(
    'write',
    works.flatMap(({ statements }) => statements),
  );
  const pause = outcome.kind === 'busy' || outcome.kind === 'unknown';
  return { pause, left: settle(outcome, works) };
};

const settle = (outcome: StepOutcome, works: readonly Work[]): Work[] => {
  if (outcome.kind === 'done') return advanceAll(works, outcome.results);
  if (outcome.kind === 'undone' && works.length > 1)
    return works.map((work) => ({ ...work, alone: true }));
  const now = steadyMs();
  const [again, lost] = [outcome.kind === 'unknown', outcome.kind !== 'undone'];
  return works.flatMap((work) => {
    const mayTry = outcome.kind === 'busy' || (again && !work.once);
    if (mayTry && now < work.until) return [{ ...work, again: work.again || again }];
    const why = `libSQL: ${outcome.why}.`;
    work.reject(lost ? new StoreUnavailableError(why) : new Error(why));
    return [];
  });
};

const advanceAll = (works: readonly Work[], results: readonly Result[]): Work[] => {
  let start = 0;
  return works.flatMap((work) => {
    const own = results.slice(start, (start += work.statements.length));
    try {
      const statements = work.advance(own.map((one) => ({ ...one, again: work.again })));
      return statements === undefined ? [] : [{ ...work, statements, again: false, alone: false }];
    } catch (fault) {
      work.reject(fault);
      return [];
    }
  });
};
