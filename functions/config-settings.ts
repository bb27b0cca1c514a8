import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { parseSealingKeys } from './config-sealing-keys.ts';
import { parseStaff } from './config-staff.ts';

const text = (mustBe: string, isRight: (value: string) => boolean) =>
  z.string().refine(isRight, mustBe);

const url = (value: string): URL | undefined => URL.parse(value) ?? undefined;

const isWeb = (value: string): boolean => /^https?:$/.test(url(value)?.protocol ?? '');

const isOrigin = (value: string): boolean =>
  isWeb(value) && `${url(value)?.origin ?? ''}/` === url(value)?.href;

const isEmail = (value: string): boolean => z.email().safeParse(value).success;

/** `customer.service@firm.example` or `Firm <customer.service@firm.example>`. */
const isSender = (value: string): boolean => {
  const [, name = '', address = value] = /^([^<>]*)<([^<>]+)>$/.exec(value) ?? [];
  return isEmail(address) && !/\p{Cc}/u.test(name);
};

const isEdgeConfig = (value: string): boolean => {
  const vercel = value.startsWith('edge-config:');
  if (!vercel && !isWeb(value)) return false;
  const query = vercel ? new URLSearchParams(value.slice(12)) : url(value)?.searchParams;
  const id = query?.get('id') ?? (vercel ? '' : url(value)?.pathname.slice(1));
  return Boolean(query?.get('token') && id);
};

/** As Turso gives it, or an `sqld` of one's own; without a path, a query or a password. */
const isLibsqlUrl = (value: string): boolean => isOrigin(value.replace(/^libsql:/, 'https:'));

const isSecret = (value: string): boolean => /^[\x21-\x7e]+$/.test(value);

/** As Svix writes it: Base64 of 24 to 64 bytes. */
const isWebhookSecret = (value: string): boolean =>
  /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(value) && (value.length - 6) % 4 === 0;

const instant = (value: string): Temporal.Instant | undefined => {
  try {
    return Temporal.Instant.from(value);
  } catch {
    return undefined;
  }
};

const email = text('one e-mail address', isEmail);
const secret = text('letters, digits and signs without spaces', isSecret);

const wholeNumber = (most: number) => {
  const mustBe = `a whole number from 0 to ${most}`;
  return text(mustBe, (value) => /^\d{1,7}$/.test(value))
    .transform(Number)
    .refine((value) => value <= most, mustBe);
};

/** Where complaints go where nobody has to get them. */
export const defaultComplaintsTo = 'complaints@example.test';

/** What CRON_SECRET is where it need not be one. */
export const localCronSecret = 'local-cron-secret';

/** What each setting must be, and what it is when unset. A message completes "it must be …". */
export const settingsSchema = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'production, development or test')
    .optional(),
  PORT: text('a whole number from 0 to 65535', (value) => /^\d{1,5}$/.test(value))
    .transform(Number)
    .refine((port) => port <= 65_535, 'a whole number from 0 to 65535')
    .default(4321),
  HOST: text('the name or number of a network interface', (value) =>
    /^[\w.:-]+$/.test(value),
  ).default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  SITE_URL: text('the address of the site without a path', isOrigin)
    .transform((value) => new URL(value).origin)
    .optional(),
  COMPLAINTS_TO: email.default(defaultComplaintsTo),
  QUESTIONS_TO: email.default('questions@example.test'),
  COMPLAINTS_FALLBACK_TO: email.optional(),
  MAIL_FROM: text('an e-mail address, with or without a name', isSender).default(
    'Besked <besked@example.test>',
  ),
  RESEND_API_KEY: secret.optional(),
  RESEND_BASE_URL: text('a web address', isWeb)
    .transform((value) => value.replace(/(?<!\/)\/+$/, ''))
    .optional(),
  RESEND_WEBHOOK_SECRET: text(
    'a signing secret that starts with whsec_',
    isWebhookSecret,
  ).optional(),
  RESEND_REQUESTS_PER_SECOND: text('a number of requests from 1 to 1000', (value) =>
    /^([1-9]\d{0,2}|1000)$/.test(value),
  )
    .transform(Number)
    .optional(),
  EDGE_CONFIG: text(
    'the connection string of an Edge Config, with its token',
    isEdgeConfig,
  ).optional(),
  CRON_SECRET: secret.default(localCronSecret),
  LIBSQL_URL: text(
    'the address of a libSQL database, libsql://, https:// or http://, without a path',
    isLibsqlUrl,
  ).optional(),
  LIBSQL_AUTH_TOKEN: secret.optional(),
  DELIVERY: z.enum(['here', 'elsewhere'], 'here or elsewhere').default('here'),
  TRUSTED_PROXIES: wholeNumber(10).default(0),
  LIMIT_PER_CLIENT: wholeNumber(1_000_000).default(20),
  LIMIT_IN_ALL: wholeNumber(1_000_000).optional(),
  STOP_WITHIN: wholeNumber(600).default(30),
  STOP_DELAY: wholeNumber(60).default(0),
  LOG_REQUESTS: z.enum(['all', 'api', 'none'], 'all, api or none').optional(),
  SEALING_KEYS: text(
    'id:key, and id:key for each older one, with commas between; a key is 32 bytes in base64',
    (value) => parseSealingKeys(value) !== undefined,
  )
    .transform(parseSealingKeys)
    .optional(),
  STAFF_EMAILS: text(
    'addresses or domains such as @firm.example, each with its roles behind = or none',
    (value) => parseStaff(value) !== undefined,
  )
    .transform(parseStaff)
    .optional(),
  VERCEL_TOKEN: secret.optional(),
  EDGE_CONFIG_ID: text('the id of an Edge Config, which begins with ecfg_', (value) =>
    /^ecfg_\w+$/.test(value),
  ).optional(),
  VERCEL_TEAM_ID: secret.optional(),
  VERCEL_API_URL: text('a web address', isWeb)
    .transform((value) => value.replace(/(?<!\/)\/+$/, ''))
    .optional(),
  BESKED_NOW: text('an instant with its zone', (value) => instant(value) !== undefined)
    .transform(instant)
    .optional(),
});

/** The settings of the environment, read. */
export type Settings = z.infer<typeof settingsSchema>;

/** The name of a setting. */
export type SettingName = keyof Settings;

/** How to mend a setting, for the person who starts Besked. */
export const mends: Readonly<Record<SettingName, string>> = {
  NODE_ENV: 'Use production where customers are served, and leave it out elsewhere.',
  PORT: 'Use a free port such as 4321, or 0 for any free one.',
  HOST: 'Use 127.0.0.1 for this machine alone or 0.0.0.0 for its network, without http:// or a port.',
  DATA_DIR: 'Name a folder that can be written.',
  SITE_URL: 'Write what customers type, such as https://help.firm.example.',
  COMPLAINTS_TO: 'Name the mailbox of the complaints officer, such as complaints@firm.example.',
  QUESTIONS_TO: 'Name the mailbox of customer service, such as help@firm.example.',
  COMPLAINTS_FALLBACK_TO:
    'Name another mailbox, at another provider if you can, for when the first is out of reach.',
  MAIL_FROM: 'Name a sender that Resend knows, such as "Firm <no-reply@firm.example>".',
  RESEND_API_KEY: 'Copy a key from resend.com/api-keys.',
  RESEND_WEBHOOK_SECRET:
    'Copy the signing secret of the webhook to SITE_URL/api/webhooks/resend from resend.com/webhooks.',
  RESEND_REQUESTS_PER_SECOND: 'Leave it out for 2, or name what Resend has agreed to.',
  RESEND_BASE_URL: 'Leave it out to use Resend itself.',
  EDGE_CONFIG: 'Copy the connection string of the Edge Config from Vercel.',
  CRON_SECRET: 'Draw 16 characters or more by chance, for example with: openssl rand -hex 16',
  LIBSQL_URL:
    'Copy it from Turso (turso db show), or write http://HOST:8080 of your own sqld; leave it out to keep everything in DATA_DIR.',
  LIBSQL_AUTH_TOKEN:
    'Draw one with: turso db tokens create NAME, or leave it out if your sqld asks for none.',
  DELIVERY: 'Use elsewhere only where npm run worker or a cron at /api/deliver sends the e-mails.',
  TRUSTED_PROXIES:
    'Count the proxies of your own before Besked that add to X-Forwarded-For; 0 if there is none.',
  LIMIT_PER_CLIENT: 'Name how many submissions one client may send in an hour; 0 for any number.',
  LIMIT_IN_ALL: 'Name how many submissions are kept in an hour in all; 0 for any number.',
  STOP_WITHIN: 'Name for how many seconds requests under way may go on once a stop is asked for.',
  STOP_DELAY:
    'Name for how many seconds a stopping server goes on taking connections while /api/ready says 503; 0 without a load balancer.',
  LOG_REQUESTS:
    'Use all for a line of every request, api for all but pages and files, none for no such lines.',
  SEALING_KEYS:
    'Draw one with: openssl rand -base64 32 and write it behind a name of your own, such as 2026-11:. Keep a copy: what it sealed cannot be read without it.',
  STAFF_EMAILS:
    'Write it as anna@firm.example=phone,complaints; @firm.example=phone. The roles are phone and complaints; phone if none is named. Leave it out for no desk.',
  VERCEL_TOKEN: 'Make an access token at vercel.com/account/tokens that may edit the Edge Config.',
  EDGE_CONFIG_ID: 'Copy the id of the Edge Config from Vercel.',
  VERCEL_TEAM_ID:
    'Copy the id of the team from Vercel, or leave it out for an account of your own.',
  VERCEL_API_URL: 'Leave it out to use Vercel itself.',
  BESKED_NOW:
    'Write it as 2026-12-22T15:00:00+01:00; it is for trying things out, never for production.',
};

/** Settings whose values are never shown. */
export const secretSettings: ReadonlySet<string> = new Set<SettingName>([
  'RESEND_API_KEY',
  'RESEND_WEBHOOK_SECRET',
  'EDGE_CONFIG',
  'CRON_SECRET',
  'SEALING_KEYS',
  'LIBSQL_AUTH_TOKEN',
  'VERCEL_TOKEN',
]);
