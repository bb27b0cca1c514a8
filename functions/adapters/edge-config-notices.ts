import { createClient } from '@vercel/edge-config';
import type { NoticesRead, NoticeSource } from '#functions/ports.ts';
import { steadyMs } from '#functions/ports/steady-time.ts';

/** Which Edge Config to read, and how patiently. */
export interface EdgeConfigNoticesOptions {
  /** As in `EDGE_CONFIG`; a malformed one throws at once. */
  connectionString: string;
  /** How long a page may wait, in milliseconds: pages are to be shown within 300. */
  budgetMs?: number;
  /**
   * After a read that took longer: how long pages do without notices, unless that read ends, before
   * another is begun, in milliseconds. So at most one read is begun in that time while nothing answers.
   */
  pauseMs?: number;
  /**
   * Asks the origin, past every copy. For a platform that mounts a copy of the store as a file, which
   * the SDK would read once in the life of the process.
   */
  consistentRead?: boolean;
}

/**
 * Notices from Edge Config, key `notices`. Readers that come while a read runs share it. What
 * cannot be read in time and whole is `unavailable`: no value is ever served from a time before.
 */
export const edgeConfigNotices = ({
  connectionString,
  budgetMs = 240,
  pauseMs = 5_000,
  consistentRead = false,
}: EdgeConfigNoticesOptions): NoticeSource => {
  const client = createClient(connectionString, {
    // By default the SDK answers a 5xx with what it read before, for a week.
    staleIfError: false,
    // With NODE_ENV=development the SDK would show each change one read late.
    disableDevelopmentCache: true,
    cache: 'no-store',
  });
  let running: { answer: Promise<NoticesRead>; startedAt: number; late: boolean } | undefined;

  const start = (): Promise<NoticesRead> => {
    const read = { answer: Promise.resolve(slow), startedAt: steadyMs(), late: false };
    const whole = client
      .get('notices', { consistentRead })
      .then((value): NoticesRead => ({ kind: 'read', value }), unavailable)
      .finally(() => {
        if (running === read) running = undefined;
      });
    read.answer = within(budgetMs, whole, () => {
      read.late = true;
      return slow;
    });
    running = read;
    return read.answer;
  };

  return {
    read: () => {
      if (running === undefined) return start();
      if (!running.late) return running.answer;
      // The SDK cannot be told to give up, so a read without an answer is left behind.
      return steadyMs() - running.startedAt < pauseMs ? Promise.resolve(slow) : start();
    },
  };
};

const slow: NoticesRead = { kind: 'unavailable', reason: 'slow' };

const unavailable = (error: unknown): NoticesRead => {
  // What stands in a SyntaxError is a piece of the answer.
  if (error instanceof SyntaxError) return { kind: 'unavailable', reason: 'malformed JSON' };
  return { kind: 'unavailable', reason: error instanceof Error ? error.message : 'unknown' };
};

/** Settles with `whole`, or with `late()` after a while; leaves no timer behind. */
const within = <T>(ms: number, whole: Promise<T>, late: () => T): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(late());
    }, ms);
    whole.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
