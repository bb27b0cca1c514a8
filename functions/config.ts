import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { productionFaults } from './config-production.ts';
import type { Finding, RawSettings } from './config-production.ts';
import type { SealingKey } from './config-sealing-keys.ts';
import { deskFaults, type StaffEntry } from './config-staff.ts';
import { mends, secretSettings, settingsSchema } from './config-settings.ts';
import type { SettingName, Settings } from './config-settings.ts';

/** What is wrong with one setting, and how to mend it. */
export interface SettingFault {
  name: SettingName;
  fault: string;
  mend: string;
}

/** What Besked was told by its environment, checked. An undefined value has a local stand-in. */
export interface Config {
  production: boolean;
  host: string;
  /** 0 asks for any free port. */
  port: number;
  dataDir: string;
  siteUrl: string | undefined;
  complaintsTo: string;
  questionsTo: string;
  /** Where the officer's mail goes when it does not arrive. */
  complaintsFallbackTo: string | undefined;
  mailFrom: string;
  resendApiKey: string | undefined;
  resendBaseUrl: string | undefined;
  /** What signs Resend's calls; `undefined`: it makes none. */
  resendWebhookSecret: string | undefined;
  /** `undefined`: as Resend allows everybody, or without limit at a stand-in. */
  resendRequestsPerSecond: number | undefined;
  edgeConfig: string | undefined;
  cronSecret: string;
  /** How many entries at the end of `X-Forwarded-For` are our own proxies'. */
  trustedProxies: number;
  limitsPerHour: { perClient: number; inAll: number };
  /** Seconds that requests under way have once a stop is asked for, and before that for being left out. */
  stop: { within: number; delay: number };
  /** Which requests have a line in the log. */
  logRequests: 'all' | 'api' | 'none';
  /** What customers wrote is sealed with the first; undefined: with one that this machine keeps. */
  sealingKeys: readonly SealingKey[] | undefined;
  /** The store that several instances share; undefined: a file in `dataDir`. */
  libsql: { url: string; authToken: string | undefined } | undefined;
  /** Whether this process sends e-mails, or only keeps them for another one. */
  delivers: boolean;
  /** Who may sign in to the desk; undefined: there is none. */
  staff: readonly StaffEntry[] | undefined;
  /** With what the desk edits notices at Vercel; undefined: it edits the local file. */
  vercel: { token: string; id: string; teamId: string | undefined; apiUrl?: string } | undefined;
  /** The instant at which the local clock starts; undefined: now. */
  startAt: Temporal.Instant | undefined;
}

/** A configuration, or everything that is wrong with the environment at once. */
export type ConfigRead =
  { kind: 'valid'; config: Config } | { kind: 'faulty'; faults: SettingFault[] };

/**
 * Reads the settings of the environment. Values are trimmed and an empty one counts as unset.
 * With NODE_ENV=production nothing that customers rely on may be left to its local default, nor anywhere
 * what the platform needs.
 *
 * @example
 * parseConfig({ PORT: 'http' })
 * // { kind: 'faulty', faults: [{ name: 'PORT', fault: 'is "http": it must be a whole number …', mend: … }] }
 */
export const parseConfig = (
  env: Readonly<Record<string, string | undefined>>,
  ...platformNeeds: readonly SettingName[]
): ConfigRead => {
  const given = trimmed(env);
  const read = settingsSchema.safeParse(given);
  const faults = new Map<SettingName, SettingFault>();
  const needed = platformNeeds
    .filter((name) => given[name] === undefined)
    .map((name): Finding => ({ name, missing: 'this platform' }));
  const found = [
    ...malformed(read.error),
    ...productionFaults(given),
    ...deskFaults(given),
    ...needed,
  ];
  for (const { name, missing, mustBe } of found) {
    const fault =
      missing === undefined ? wrong(name, given, mustBe) : `is not set: ${missing} needs it`;
    if (!faults.has(name)) faults.set(name, { name, fault, mend: mends[name] });
  }
  if (!read.success || faults.size > 0) return { kind: 'faulty', faults: [...faults.values()] };
  return { kind: 'valid', config: configOf(read.data) };
};

/** The faults for people: one line for each setting, with its name, what is wrong and how to mend it. */
export const formatFaults = (faults: readonly SettingFault[]): string =>
  faults.map(({ name, fault, mend }) => `${name} ${fault}. ${mend}`).join('\n');

const settingNames = settingsSchema.keyof().options;

const trimmed = (env: Readonly<Record<string, string | undefined>>): RawSettings =>
  Object.fromEntries(
    settingNames
      .map((name) => [name, env[name]?.trim() ?? ''] as const)
      .filter(([, value]) => value !== ''),
  );

const malformed = (error: z.ZodError | undefined): Finding[] =>
  (error?.issues ?? []).flatMap(({ path, message }) =>
    settingNames.filter((name) => name === path[0]).map((name) => ({ name, mustBe: message })),
  );

const wrong = (name: SettingName, given: RawSettings, mustBe = ''): string => {
  const shown = secretSettings.has(name) ? 'malformed' : JSON.stringify(given[name]);
  return `is ${shown}: it must be ${mustBe}`;
};

/** What the SDKs and the pages need to know once the port is known. */
export interface Connections {
  /** Without a slash at its end. */
  siteUrl: string;
  resendApiKey: string;
  /** `undefined`: Resend itself. */
  resendBaseUrl: string | undefined;
  edgeConfig: string;
}

/** The addresses of a configuration on a real port: what is unset is a local stand-in on that port. */
export const localAddresses = (config: Config, port: number): Connections => {
  const own = `http://${urlHost(config.host)}:${port}`;
  const { siteUrl, resendApiKey, resendBaseUrl, edgeConfig } = config;
  return {
    siteUrl: siteUrl ?? own,
    resendApiKey: resendApiKey ?? 're_local',
    resendBaseUrl:
      resendBaseUrl ?? (resendApiKey === undefined ? `${own}/_local/resend` : undefined),
    edgeConfig: edgeConfig ?? `${own}/_local/edge-config?id=ecfg_local&token=local`,
  };
};

const urlHost = (host: string): string => {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return reachable.includes(':') ? `[${reachable}]` : reachable;
};

const vercelOf = (settings: Settings): Config['vercel'] => {
  const { VERCEL_TOKEN: token, EDGE_CONFIG_ID: id, VERCEL_API_URL: apiUrl } = settings;
  return token === undefined || id === undefined
    ? undefined
    : { token, id, teamId: settings.VERCEL_TEAM_ID, ...(apiUrl && { apiUrl }) };
};

const configOf = (settings: Settings): Config => ({
  production: settings.NODE_ENV === 'production',
  host: settings.HOST,
  port: settings.PORT,
  dataDir: settings.DATA_DIR,
  siteUrl: settings.SITE_URL,
  complaintsTo: settings.COMPLAINTS_TO,
  questionsTo: settings.QUESTIONS_TO,
  complaintsFallbackTo: settings.COMPLAINTS_FALLBACK_TO,
  mailFrom: settings.MAIL_FROM,
  resendApiKey: settings.RESEND_API_KEY,
  resendBaseUrl: settings.RESEND_BASE_URL,
  resendWebhookSecret: settings.RESEND_WEBHOOK_SECRET,
  resendRequestsPerSecond: settings.RESEND_REQUESTS_PER_SECOND,
  edgeConfig: settings.EDGE_CONFIG,
  cronSecret: settings.CRON_SECRET,
  trustedProxies: settings.TRUSTED_PROXIES,
  limitsPerHour: {
    perClient: settings.LIMIT_PER_CLIENT,
    // Far above what a firm gets; on one's own machine above what a load test sends, too.
    inAll: settings.LIMIT_IN_ALL ?? (settings.NODE_ENV === 'production' ? 600 : 100_000),
  },
  stop: { within: settings.STOP_WITHIN, delay: settings.STOP_DELAY },
  // At one's own terminal a line for every page and picture would hide what is looked for.
  logRequests: settings.LOG_REQUESTS ?? (settings.NODE_ENV === 'production' ? 'all' : 'api'),
  sealingKeys: settings.SEALING_KEYS,
  libsql:
    settings.LIBSQL_URL === undefined
      ? undefined
      : { url: settings.LIBSQL_URL, authToken: settings.LIBSQL_AUTH_TOKEN },
  delivers: settings.DELIVERY === 'here',
  staff: settings.STAFF_EMAILS,
  vercel: vercelOf(settings),
  startAt: settings.BESKED_NOW,
});
