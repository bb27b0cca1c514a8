import { StoreUnavailableError } from '#functions/ports.ts';
import type { Sql, SqliteConnection } from './sqlite-connection.ts';
import { sqliteFault } from './sqlite-faults.ts';

/** Runs work on the store's one connection without ever waiting inside it. */
export interface SqliteQueue {
  /** Runs `work` in a transaction; resolves when that is on disk. Its own exception undoes only itself. */
  write: <T>(work: (sql: Sql) => T) => Promise<T>;
  /** Runs `work` without a transaction of its own: for reads, which no writer blocks in WAL. */
  read: <T>(work: (sql: Sql) => T) => Promise<T>;
  /** Takes no more work; resolves when all that was taken is settled. */
  drain(): Promise<void>;
}

/** How long one transaction may go on taking up work before the event loop gets its turn, in ms. */
const batchBudgetMs = 50;

interface Work {
  /** When to give up waiting for a lock, in `performance.now()` time. */
  until: number;
  /** Does the work; what it returns tells the one who asked. */
  run(sql: Sql): () => void;
  reject(fault: unknown): void;
}

/**
 * Group commit: all writes that arrive together share one transaction, and so one fsync, and each can be
 * undone alone. While more go on arriving a commit waits for them, for as long as the last one took: the
 * slower the disk, the more it carries at once. While another process holds the lock, the batch is tried
 * again after a pause with jitter; who has waited `waitMs` is rejected with `StoreUnavailableError`.
 */
export const createSqliteQueue = (connection: SqliteConnection, waitMs: number): SqliteQueue => {
  let waiting: Work[] = [];
  let running = false;
  let draining = false;
  const drained: (() => void)[] = [];
  let lastCommitMs = 0;

  /** Commits once nothing more comes, or what came first has waited for as long as a commit takes. */
  const gather = (seen: number, since: number): void => {
    if (waiting.length > seen && performance.now() - since < lastCommitMs)
      setImmediate(gather, waiting.length, since);
    else turn(0);
  };
  const soon = (): void => void setImmediate(gather, 0, performance.now());

  const turn = (failedTries: number): void => {
    const batch = waiting;
    waiting = [];
    const start = performance.now();
    const outcome = commit(connection, batch);
    lastCommitMs = performance.now() - start;
    waiting = [...outcome.left, ...waiting];
    for (const settle of outcome.settle) settle();
    if (waiting.length === 0) {
      running = false;
      for (const resolve of drained.splice(0)) resolve();
    } else if (outcome.busy) setTimeout(turn, pauseMs(failedTries), failedTries + 1);
    else soon();
  };

  const refuse = (): Promise<never> =>
    Promise.reject(new StoreUnavailableError('SQLITE_MISUSE: the store is closed.'));

  return {
    write: (work) => {
      if (draining) return refuse();
      return new Promise((resolve, reject) => {
        const run = (sql: Sql): (() => void) => {
          const value = work(sql);
          return () => resolve(value);
        };
        waiting.push({ until: performance.now() + waitMs, run, reject });
        if (running) return;
        running = true;
        soon();
      });
    },
    read: async (work) => {
      if (draining) return refuse();
      const until = performance.now() + waitMs;
      for (let failedTries = 0; ; failedTries += 1) {
        try {
          return connection.use(work);
        } catch (thrown) {
          const fault = sqliteFault(thrown);
          if (fault?.reconnect) connection.drop();
          if (!fault?.busy || performance.now() >= until) throw fault?.error ?? thrown;
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs(failedTries)));
      }
    },
    drain: () => {
      draining = true;
      return running ? new Promise((resolve) => drained.push(resolve)) : Promise.resolve();
    },
  };
};

/** Pauses of 4–8 ms that grow to 40–80 ms, so that several waiting processes do not keep step. */
const pauseMs = (failedTries: number): number =>
  Math.min(8 * 2 ** failedTries, 80) * (0.5 + Math.random() / 2);

interface BatchOutcome {
  settle: (() => void)[];
  left: Work[];
  busy: boolean;
}

/** Tries one transaction for the batch: settles what is decided and hands back what is left to do. */
const commit = (connection: SqliteConnection, batch: readonly Work[]): BatchOutcome => {
  try {
    const settle = connection.use((sql) => transaction(sql, batch));
    return { settle, left: batch.slice(settle.length), busy: false };
  } catch (thrown) {
    const fault = sqliteFault(thrown);
    if (fault?.reconnect) connection.drop();
    const now = performance.now();
    const left = fault?.busy ? batch.filter(({ until }) => now < until) : [];
    const settle = batch
      .filter((work) => !left.includes(work))
      .map((work) => () => work.reject(fault?.error ?? thrown));
    return { settle, left, busy: true };
  }
};

/**
 * Commits as much of the batch as fits the budget, at least one; throws with nothing kept. Savepoints cost
 * a tenth of a complaint and are needed only to undo one work of many: so only once one has failed.
 */
const transaction = (sql: Sql, batch: readonly Work[]): (() => void)[] => {
  try {
    return committed(sql, batch, (work) => work.run(sql));
  } catch (fault) {
    // The store's own trouble concerns the whole batch; a fault of one work concerns only that.
    if (sqliteFault(fault) !== undefined) throw fault;
    return committed(sql, batch, (work) => inSavepoint(sql, work));
  }
};

const committed = (
  sql: Sql,
  batch: readonly Work[],
  perform: (work: Work) => () => void,
): (() => void)[] => {
  const settle: (() => void)[] = [];
  const start = performance.now();
  sql.run('BEGIN IMMEDIATE');
  try {
    for (const work of batch) {
      settle.push(perform(work));
      if (performance.now() - start > batchBudgetMs) break;
    }
    sql.run('COMMIT');
    return settle;
  } catch (fault) {
    // SQLite itself rolls back after some faults (a full disk, an I/O error).
    if (sql.inTransaction()) sql.run('ROLLBACK');
    throw fault;
  }
};

const inSavepoint = (sql: Sql, work: Work): (() => void) => {
  sql.run('SAVEPOINT work');
  try {
    const settle = work.run(sql);
    sql.run('RELEASE work');
    return settle;
  } catch (fault) {
    if (sqliteFault(fault) !== undefined || !sql.inTransaction()) throw fault;
    sql.run('ROLLBACK TO work');
    sql.run('RELEASE work');
    return () => work.reject(fault);
  }
};
