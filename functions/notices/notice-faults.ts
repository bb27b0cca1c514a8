import type { NoticeFault } from '#domain/notice-schema.ts';
import type { Log, NoticesRead } from '#functions/ports.ts';

/** What was wrong at the latest read, by log: a fault that lasts is reported once, not per request. */
const latest = new WeakMap<Log, { unavailable: string | undefined; faults: ReadonlySet<string> }>();

/**
 * Reports what is new: `notices_unavailable` when reading begins to fail (or for another reason than
 * before), `notice_malformed` for each entry that is newly left out. What was mended and breaks
 * again is reported again.
 */
export const reportFaults = (log: Log, read: NoticesRead, faults: readonly NoticeFault[]): void => {
  const before = latest.get(log) ?? { unavailable: undefined, faults: new Set() };
  if (read.kind === 'unavailable') {
    if (before.unavailable !== read.reason) log('notices_unavailable', { reason: read.reason });
    latest.set(log, { unavailable: read.reason, faults: before.faults });
    return;
  }
  const keys = new Set<string>();
  for (const fault of faults) {
    const facts = { ...fault, codes: fault.codes.join(' ') };
    const key = JSON.stringify(facts);
    if (!before.faults.has(key)) log('notice_malformed', facts);
    keys.add(key);
  }
  latest.set(log, { unavailable: undefined, faults: keys });
};
