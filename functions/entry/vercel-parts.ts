import { edgeConfigNotices } from '#functions/adapters/edge-config-notices.ts';
import type { SiteDeps } from '#functions/http/app-deps.ts';
import type { Log, NoticeSource, Pages, SiteFiles } from '#functions/ports.ts';

/** How Vercel calls a function. */
export type VercelFetch = (request: Request) => Promise<Response>;

/** Built pages that are bundled, by site path. */
export const pagesOf = (templates: Readonly<Record<string, string>>): Pages => ({
  get: (path) => Promise.resolve(Object.hasOwn(templates, path) ? templates[path] : undefined),
});

/** Vercel serves files itself, before any function is asked. */
export const noFiles: SiteFiles = { get: () => undefined };

/** Notices from the Edge Config of the settings; without a usable one the log says why there are none. */
export const vercelNotices = (connectionString: string | undefined): NoticeSource => {
  try {
    return edgeConfigNotices({ connectionString: connectionString?.trim() ?? '' });
  } catch {
    const reason = 'EDGE_CONFIG is not set, or is no connection string';
    return { read: () => Promise.resolve({ kind: 'unavailable', reason }) };
  }
};

/** A line for each request, as `LOG_REQUESTS` asks for: `all`, `api` or `none`. */
export const requestLines = (wanted: string | undefined, log: Log): SiteDeps['requestLog'] =>
  wanted === 'none'
    ? undefined
    : {
        pages: wanted !== 'api',
        write: ({ bytes, received, outcome, reference, ...line }) =>
          log('request', {
            ...line,
            ...(bytes !== undefined && { bytes }),
            ...(received !== undefined && { received }),
            ...(outcome !== undefined && { outcome }),
            ...(reference !== undefined && { reference }),
          }),
      };
