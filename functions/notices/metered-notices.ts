import type { NoticesRead, NoticeSource } from '#functions/ports.ts';
import type { Meter } from '#functions/ports/meter.ts';
import { steadyMs } from '#functions/ports/steady-time.ts';

/** A source of notices that knows how long it took last. */
export interface MeteredNotices extends NoticeSource {
  /** How long the last look took that has ended, in milliseconds. */
  lastMs: () => number;
}

/**
 * Counts how notices are looked up. Readers that share one reading of the source count once, and get the
 * very promise that the source gave: by it `rememberedNotices` knows that nothing is new.
 */
export const meteredNotices = (source: NoticeSource, meter: Meter): MeteredNotices => {
  const duration = meter.duration('besked_notice_lookup_duration_seconds', {});
  let last: Promise<NoticesRead> | undefined;
  let lastMs = 0;
  return {
    lastMs: () => lastMs,
    read: () => {
      const read = source.read();
      if (read === last) return read;
      last = read;
      const startedAt = steadyMs();
      const tell = (outcome: string): void => {
        meter.counter('besked_notice_lookups_total', { outcome }).add();
        lastMs = steadyMs() - startedAt;
        duration.add(lastMs / 1000);
      };
      read.then(
        (found) => tell(outcomeOf(found)),
        () => tell('fault'),
      );
      return read;
    },
  };
};

const outcomeOf = (read: NoticesRead): string => {
  if (read.kind === 'read') return 'ok';
  return read.reason === 'slow' ? 'slow' : 'fault';
};
