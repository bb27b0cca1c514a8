import { StoreUnavailableError } from '#functions/ports.ts';

/** Primary result codes (sqlite.org/rescode.html) of a store that cannot work now, but may again. */
const unavailableCodes = new Map([
  [5, 'SQLITE_BUSY'],
  [6, 'SQLITE_LOCKED'],
  [7, 'SQLITE_NOMEM'],
  [8, 'SQLITE_READONLY'],
  [9, 'SQLITE_INTERRUPT'],
  [10, 'SQLITE_IOERR'],
  [11, 'SQLITE_CORRUPT'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
  [15, 'SQLITE_PROTOCOL'],
  [22, 'SQLITE_NOLFS'],
  [26, 'SQLITE_NOTADB'],
]);

/** What a fault of SQLite means for the one who asked. */
export interface SqliteFault {
  /** Another connection holds a lock: the same call may succeed in a moment. */
  busy: boolean;
  /** The connection may be broken beyond this call: open a new one. */
  reconnect: boolean;
  error: StoreUnavailableError;
}

/** Reads a thrown value; `undefined` if it is no fault of the store's surroundings but of the call. */
export const sqliteFault = (thrown: unknown): SqliteFault | undefined => {
  if (thrown instanceof StoreUnavailableError) {
    return { busy: false, reconnect: false, error: thrown };
  }
  if (!(thrown instanceof Error && 'errcode' in thrown && typeof thrown.errcode === 'number')) {
    return undefined;
  }
  // An extended code holds the primary one in its lowest byte.
  const primary = thrown.errcode & 0xff;
  const code = unavailableCodes.get(primary);
  if (code === undefined) return undefined;
  const busy = primary === 5 || primary === 6;
  return {
    busy,
    reconnect: !busy && primary !== 13,
    error: new StoreUnavailableError(`${code}: ${thrown.message}.`, { cause: thrown }),
  };
};
