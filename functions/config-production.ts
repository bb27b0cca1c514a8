import { defaultComplaintsTo, localCronSecret } from './config-settings.ts';
import type { SettingName } from './config-settings.ts';

/** Settings as they stand in the environment, trimmed; unset ones are missing. */
export type RawSettings = Readonly<Partial<Record<SettingName, string>>>;

/** A setting that is missing for a purpose, or what its value must be. */
export interface Finding {
  name: SettingName;
  missing?: string;
  mustBe?: string;
}

const mailboxes = ['COMPLAINTS_TO', 'QUESTIONS_TO', 'MAIL_FROM'] as const;

const neededInProduction = [
  'SITE_URL',
  ...mailboxes,
  'RESEND_API_KEY',
  'RESEND_WEBHOOK_SECRET',
  'EDGE_CONFIG',
  'CRON_SECRET',
  'SEALING_KEYS',
] as const;

/** Names kept for examples, which no mail reaches (RFC 2606, RFC 6761). */
const exampleAddress = /[@.](example(\.(com|net|org))?|test|invalid|localhost)>?$/i;

const isLocalStandIn = (value: string): boolean => value.includes('/_local/');

/** What production refuses of a value that is well formed, by setting: "it must be …". */
const refusals: readonly [SettingName, (value: string) => boolean, string][] = [
  ['SITE_URL', (value) => !value.startsWith('https://'), 'an https:// address in production'],
  ['RESEND_BASE_URL', isLocalStandIn, 'no local stand-in in production'],
  ['EDGE_CONFIG', isLocalStandIn, 'no local stand-in in production'],
  ['CRON_SECRET', (value) => value === localCronSecret, 'a secret of your own in production'],
  ['CRON_SECRET', (value) => value.length < 16, '16 characters or longer in production'],
  ['BESKED_NOW', () => true, 'unset in production'],
];

/**
 * What is missing or refused where customers are served or real e-mail is sent: by name, what is wrong.
 * A key for Resend itself counts as real e-mail in every environment.
 */
export const productionFaults = (settings: RawSettings): Finding[] => {
  const production = settings.NODE_ENV === 'production';
  const realMail = settings.RESEND_BASE_URL === undefined && settings.RESEND_API_KEY !== undefined;
  const needed = production ? neededInProduction : realMail ? mailboxes : [];
  const missing = needed
    .filter((name) => settings[name] === undefined)
    .map((name) => ({ name, missing: production ? 'production' : 'sending real e-mail' }));
  const examples = [...mailboxes, 'COMPLAINTS_FALLBACK_TO' as const]
    .filter((name) => realMail && exampleAddress.test(settings[name] ?? ''))
    .map((name) => ({ name, mustBe: 'an address that real e-mail reaches' }));
  const { COMPLAINTS_TO = defaultComplaintsTo, COMPLAINTS_FALLBACK_TO: fallback } = settings;
  const isSame = fallback?.toLowerCase() === COMPLAINTS_TO.toLowerCase();
  const same = {
    name: 'COMPLAINTS_FALLBACK_TO',
    mustBe: 'another address than COMPLAINTS_TO',
  } as const;
  const shared = needsOfSharedStore(settings);
  const refused = refusals
    .filter(([name, isRefused]) => production && isRefused(settings[name] ?? ''))
    .filter(([name]) => settings[name] !== undefined)
    .map(([name, , mustBe]) => ({ name, mustBe }));
  return [...missing, ...examples, ...shared, ...(isSame ? [same] : []), ...refused];
};

/** A key that one machine made for itself would let no other read what the store holds. */
const needsOfSharedStore = (settings: RawSettings): Finding[] => {
  const { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: token, SEALING_KEYS: keys } = settings;
  if (url === undefined)
    return token === undefined ? [] : [{ name: 'LIBSQL_URL', missing: 'LIBSQL_AUTH_TOKEN' }];
  return keys === undefined ? [{ name: 'SEALING_KEYS', missing: 'a store that is shared' }] : [];
};
