import type { Log } from '#functions/ports.ts';

/** One JSON line per event on standard output, its UTC time first. */
export const jsonLog: Log = (event, facts = {}) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`);
};
