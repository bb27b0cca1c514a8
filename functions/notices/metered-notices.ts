import type { NoticesRead, NoticeSource } from '#functions/ports.ts';
import type { Meter } from '#functions/ports/meter.ts';
import { steadyMs } from '#functions/ports/steady-time.ts';

/**
 * Counts how notices are looked up. Readers that share one reading of the source count once, and get the
 * very promise that the source gave: by it `rememberedNotices` knows that nothing is new.
 */
export const meteredNotices = (source: NoticeSource, meter: Meter): NoticeSource => {
  const duration = meter.duration('besked_notice_lookup_duration_seconds', {});
  let last: Promise<NoticesRead> | undefined;
  return {
    read: () => {
      const read = source.read();
      if (read === last) return read;
      last = read;
      const startedAt = steadyMs();
      const tell = (outcome: string): void => {
        meter.counter('besked_notice_lookups_total', { outcome }).add();
        duration.add((steadyMs() - startedAt) / 1000);
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
