import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailableError } from '#functions/ports.ts';
import type { RecordStore } from '#functions/ports.ts';
import {
  claimWholeBatches,
  dissolveWholeBatch,
  markWholeBatchFailed,
  markWholeBatchForRetry,
  markWholeBatchSent,
} from './sqlite-batches.ts';
import { connectSqlite, openDatabase } from './sqlite-connection.ts';
import type { Sql, SqliteConnection } from './sqlite-connection.ts';
import { noticeMessage, recordDeliveryEvent } from './sqlite-delivery-events.ts';
import { sqliteFault } from './sqlite-faults.ts';
import {
  emptyLog,
  findForgettable,
  findKeptAfter,
  forgetSubmissions,
  listDeletions,
  noteCaseFact,
} from './sqlite-keeping.ts';
import {
  findKeptMessage,
  findMessagesOf,
  findOpenMessages,
  retryParkedMessage,
  settleMessage,
} from './sqlite-open-messages.ts';
import {
  claimMessages,
  countOutbox,
  earliestDueAt,
  markMessageFailed,
  markMessageForRetry,
  markMessageSent,
} from './sqlite-outbox.ts';
import { createSqliteQueue } from './sqlite-queue.ts';
import { countByKey, findSealedRows, resealRows } from './sqlite-sealed-rows.ts';
import { acceptSubmission, findSubmissions, readAttachments } from './sqlite-submissions.ts';

/** How to open a store in a file. */
export interface SqliteStoreOptions {
  /** The database file; its folder is made if it is missing. */
  file: string;
  /** How long a call may wait for a lock that another process holds, in ms. */
  waitMs?: number;
  /** How a connection is opened: for a test that wants to hold it. */
  open?: typeof openDatabase;
}

/**
 * Opens the records of a store in one SQLite file: `openSealedStore` makes a store of them. Rejects with
 * `StoreUnavailableError` if the file cannot be opened or written now: a fault at start. Later faults
 * reject the calls they meet, and the store works again by itself when their cause is gone.
 *
 * @example
 * const records = await openSqliteStore({ file: '.data/besked.sqlite' });
 */
export const openSqliteStore = async (options: SqliteStoreOptions): Promise<RecordStore> => {
  const { file, waitMs = 3000, open = openDatabase } = options;
  const connection = await openWithin(waitMs, file, open);
  const queue = createSqliteQueue(connection, waitMs);
  return {
    accept: (submission, messages, repeat, limits) =>
      queue.write((sql) => acceptSubmission(sql, submission, messages, repeat, limits)),
    findByReceiptSelector: (selector) => queue.read((sql) => findSubmissions(sql, selector)),
    claimDue: (claim) => queue.write((sql) => claimMessages(sql, claim)),
    markSent: (claimed, sent) => queue.write((sql) => markMessageSent(sql, claimed, sent)),
    markRetry: (claimed, retry) => queue.write((sql) => markMessageForRetry(sql, claimed, retry)),
    markFailed: (claimed, failure) =>
      queue.write((sql) => markMessageFailed(sql, claimed, failure)),
    claimBatches: (claim) => queue.write((sql) => claimWholeBatches(sql, claim)),
    markBatchSent: (claimed, sent) => queue.write((sql) => markWholeBatchSent(sql, claimed, sent)),
    markBatchRetry: (claimed, retry) =>
      queue.write((sql) => markWholeBatchForRetry(sql, claimed, retry)),
    markBatchFailed: (claimed, failure) =>
      queue.write((sql) => markWholeBatchFailed(sql, claimed, failure)),
    dissolveBatch: (claimed, error) =>
      queue.write((sql) => dissolveWholeBatch(sql, claimed, error)),
    nextDueAt: () => queue.read(earliestDueAt),
    recordEvent: (event, consequence) =>
      queue.write((sql) => recordDeliveryEvent(sql, event, consequence)),
    notice: (id, at, consequence) => queue.write((sql) => noticeMessage(sql, id, at, consequence)),
    openMessages: (query) => queue.read((sql) => findOpenMessages(sql, query)),
    messagesOf: (reference) => queue.read((sql) => findMessagesOf(sql, reference)),
    findMessage: (by) => queue.read((sql) => findKeptMessage(sql, by)),
    retryParked: (id, retry) => queue.write((sql) => retryParkedMessage(sql, id, retry)),
    settle: (id, at) => queue.write((sql) => settleMessage(sql, id, at)),
    outboxHealth: (now) => queue.read((sql) => countOutbox(sql, now)),
    readAttachments: (ids) => queue.read((sql) => readAttachments(sql, ids)),
    keyUses: () => queue.read(countByKey),
    sealedRows: (query) => queue.read((sql) => findSealedRows(sql, query)),
    reseal: (rows) => queue.write((sql) => resealRows(sql, rows)),
    forgettable: (query) => queue.read((sql) => findForgettable(sql, query)),
    forget: (ids, deletion) => queue.write((sql) => forgetSubmissions(sql, ids, deletion)),
    deletions: (limit) => queue.read((sql) => listDeletions(sql, limit)),
    noteCase: (reference, fact) => queue.write((sql) => noteCaseFact(sql, reference, fact)),
    keptAfter: (position, limit) => queue.read((sql) => findKeptAfter(sql, position, limit)),
    clearTraces: () => queue.read(emptyLog),
    close: async () => {
      await queue.drain();
      connection.drop();
    },
  };
};

/** Opens the file, trying again while another process that migrates it holds the lock. */
const openWithin = async (
  waitMs: number,
  file: string,
  open: typeof openDatabase,
): Promise<SqliteConnection> => {
  makeFolder(dirname(file));
  makeFile(file);
  const until = performance.now() + waitMs;
  for (;;) {
    try {
      const connection = connectSqlite(file, open);
      connection.use(checkWritable);
      return connection;
    } catch (thrown) {
      const fault = sqliteFault(thrown);
      if (!fault?.busy || performance.now() >= until) throw fault?.error ?? thrown;
    }
    await pause(20);
  }
};

/** It holds personal data: for the one who runs Besked, and nobody else on the machine. */
const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StoreUnavailableError(`The data folder ${folder} cannot be made.`, { cause });
  }
};

/** SQLite would let everybody on the machine read it; its log takes over the rights that it finds. */
const makeFile = (file: string): void => {
  try {
    writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
  } catch {
    // It is there already, or cannot be made: opening it will tell.
  }
};

/** A file that can only be read opens without complaint. One that is locked now can be written later. */
const checkWritable = (sql: Sql): void => {
  try {
    sql.run('BEGIN IMMEDIATE');
    sql.run('ROLLBACK');
  } catch (thrown) {
    if (!sqliteFault(thrown)?.busy) throw thrown;
  }
};
