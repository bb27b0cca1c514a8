import type { Log } from '#functions/ports.ts';
import type { RequestLog } from '#functions/ports/request-log.ts';

/** How long lines of requests are gathered before they are written together. Milliseconds. */
const gatherFor = 200;
/** … and how many characters at most. */
const gatherMost = 64 * 1024;

/** Lines of requests that are not yet written. */
let gathered = '';
let timer: NodeJS.Timeout | undefined;

/** Writes what has been gathered. */
const flush = (): void => {
  clearTimeout(timer);
  timer = undefined;
  if (gathered === '') return;
  const lines = gathered;
  gathered = '';
  process.stdout.write(lines);
};
process.once('exit', flush);

/** One JSON line per event on standard output, its UTC time first. */
export const jsonLog: Log = (event, facts = {}) => {
  flush();
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`);
};

/**
 * The same for requests, of which there are many: what comes within a fifth of a second is written
 * together, before any line of `jsonLog` that follows it. Only a process that is killed loses some.
 */
export const jsonRequestLog: RequestLog = (line) => {
  gathered += requestLine(line);
  if (gathered.length > gatherMost) flush();
  else timer ??= setTimeout(flush, gatherFor).unref();
};

/** Put together by hand: pages are answered in a few microseconds, of which `JSON.stringify` would be one. */
const requestLine = ({
  method,
  route,
  status,
  ms,
  bytes,
  received,
  outcome,
  reference,
}: Parameters<RequestLog>[0]): string =>
  `{"at":"${isoNow()}","event":"request","method":"${method}","route":${quoted(route)}` +
  `,"status":${status},"ms":${Math.round(ms * 100) / 100}` +
  (bytes === undefined ? '' : `,"bytes":${bytes}`) +
  (received === undefined ? '' : `,"received":${received}`) +
  (outcome === undefined ? '' : `,"outcome":${quoted(outcome)}`) +
  (reference === undefined ? '' : `,"reference":${JSON.stringify(reference)}`) +
  '}\n';

let last = { at: 0, iso: '' };

const isoNow = (): string => {
  const at = Date.now();
  if (at !== last.at) last = { at, iso: new Date(at).toISOString() };
  return last.iso;
};

const quotes = new Map<string, string>();

/** In quotes, as JSON has it: routes and outcomes are few. */
const quoted = (text: string): string => {
  const known = quotes.get(text);
  if (known !== undefined) return known;
  const made = JSON.stringify(text);
  quotes.set(text, made);
  return made;
};
