import { Temporal } from 'temporal-polyfill';
import { refuse, type Refusal } from './notice-request.ts';

/** Where notices are edited, and from which moment on. */
export interface NoticeSettings {
  /** Not there: the file in the data folder is edited. */
  vercel?: { id: string; token: string; teamId: string | undefined; apiUrl?: string };
  dataDir: string;
  /** Not there: the machine's clock. */
  now?: Temporal.Instant;
}

/**
 * Reads the settings of the command line: `VERCEL_TOKEN` with `EDGE_CONFIG_ID` (and `VERCEL_TEAM_ID`,
 * `VERCEL_API_URL`), or `DATA_DIR`; and `BESKED_NOW`. Refuses where the site would not see the edit.
 */
export const noticeSettings = (
  env: Readonly<Record<string, string | undefined>>,
): { kind: 'read'; settings: NoticeSettings } | Refusal => {
  const of = (name: string): string | undefined => env[name]?.trim() || undefined;
  const [token, id] = [of('VERCEL_TOKEN'), of('EDGE_CONFIG_ID')];
  if ((token === undefined) !== (id === undefined)) {
    const missing = token === undefined ? 'VERCEL_TOKEN' : 'EDGE_CONFIG_ID';
    return refuse(
      `${missing} is not set: to edit notices at Vercel both are needed, and neither to edit the file in DATA_DIR.`,
    );
  }
  if (id === undefined && isAtVercel(of('EDGE_CONFIG') ?? '')) {
    return refuse(
      'EDGE_CONFIG points to Vercel: set VERCEL_TOKEN and EDGE_CONFIG_ID to edit the notices there.',
    );
  }
  const now = instant(of('BESKED_NOW'));
  if (now === 'malformed') {
    return refuse(
      `BESKED_NOW is "${of('BESKED_NOW') ?? ''}": write it as 2026-12-22T15:00:00+01:00.`,
    );
  }
  const apiUrl = of('VERCEL_API_URL');
  const vercel = token !== undefined &&
    id !== undefined && { token, id, teamId: of('VERCEL_TEAM_ID') };
  return {
    kind: 'read',
    settings: {
      dataDir: of('DATA_DIR') ?? '.data',
      ...(vercel && {
        vercel: { ...vercel, ...(apiUrl && { apiUrl: apiUrl.replace(/(?<!\/)\/+$/, '') }) },
      }),
      ...(now && { now }),
    },
  };
};

const isAtVercel = (connectionString: string): boolean =>
  connectionString.startsWith('edge-config:') ||
  URL.parse(connectionString)?.hostname === 'edge-config.vercel.com';

const instant = (text: string | undefined): Temporal.Instant | 'malformed' | undefined => {
  if (text === undefined) return undefined;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return 'malformed';
  }
};
