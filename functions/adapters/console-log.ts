import type { Log } from '#functions/ports.ts';

/** One JSON line per event on the console, where platforms collect it; they add the time. */
export const consoleLog: Log = (event, facts = {}) => {
  console.log(JSON.stringify({ event, ...facts }));
};
