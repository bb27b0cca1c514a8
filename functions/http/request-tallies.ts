import type { Meter } from '#functions/ports/meter.ts';
import type { RequestLine, RequestLog } from '#functions/ports/request-log.ts';

/** What requests are told to. */
export interface TallyDeps {
  meter: Meter;
  /** Left out: no line is written. `pages`: whether one is for pages and files of the site too. */
  requestLog?: { write: RequestLog; pages: boolean } | undefined;
}

/** Takes up the answers to `GET` of one page or file. */
export interface SiteTally {
  /** `seconds`: what it waited for; left out for what was in memory. */
  add: (status: number, bytes: number, seconds?: number) => void;
}

/** Counts requests and writes a line for each. */
export interface RequestTallies {
  /** The tally of a page or file that is there: addresses that lead nowhere have no number. */
  site: (path: string) => SiteTally;
  /** Any other request; `isSite` as for `pages` above. */
  add: (line: RequestLine, isSite: boolean) => void;
}

/**
 * Makes the tallies of an app. Pages are answered some ten thousand times a second: theirs cost a look
 * into a table, two additions and the joining of a line.
 */
export const requestTallies = ({ meter, requestLog }: TallyDeps): RequestTallies => {
  const counter = (method: string, route: string, status: number) =>
    meter.counter('besked_http_requests_total', { method, route, status: classOf(status) });
  const duration = (route: string) =>
    meter.duration('besked_http_request_duration_seconds', { route });
  const writePage = requestLog?.pages === true ? requestLog.write : undefined;

  const siteTally = (route: string): SiteTally => {
    const took = duration(route);
    const answered = new Map<number, ReturnType<typeof counter>>();
    return {
      add: (status, bytes, seconds = 0) => {
        const counted = answered.get(status) ?? counter('GET', route, status);
        answered.set(status, counted);
        counted.add();
        took.add(seconds);
        writePage?.({ method: 'GET', route, status, ms: seconds * 1000, bytes });
      },
    };
  };

  const ofSite = new Map<string, SiteTally>();
  return {
    site: (path) => {
      const known = ofSite.get(path);
      if (known !== undefined) return known;
      const tally = siteTally(path);
      ofSite.set(path, tally);
      return tally;
    },
    add: (line, isSite) => {
      counter(line.method, line.route, line.status).add();
      duration(line.route).add(line.ms / 1000);
      if (isSite) writePage?.(line);
      else requestLog?.write(line);
    },
  };
};

const classOf = (status: number): string => `${Math.floor(status / 100)}xx`;
