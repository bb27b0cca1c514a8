import { describe, expect, test } from 'vitest';
import { formatFaults, localAddresses, parseConfig } from '#functions/config.ts';
import { faultyNames, production, valid } from './config-fixtures.ts';

describe('on one machine', () => {
  test('nothing needs to be set', () => {
    expect(valid({})).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 4321,
      dataDir: '.data',
      siteUrl: undefined,
      complaintsTo: 'complaints@example.test',
      questionsTo: 'questions@example.test',
      complaintsFallbackTo: undefined,
      mailFrom: 'Besked <besked@example.test>',
      resendApiKey: undefined,
      resendBaseUrl: undefined,
      resendWebhookSecret: undefined,
      resendRequestsPerSecond: undefined,
      edgeConfig: undefined,
      cronSecret: 'local-cron-secret',
      trustedProxies: 0,
      limitsPerHour: { perClient: 20, inAll: 100_000 },
      stop: { within: 30, delay: 0 },
      logRequests: 'api',
      libsql: undefined,
      delivers: true,
      startAt: undefined,
    });
  });

  test('the stand-ins follow the real port', () => {
    expect(localAddresses(valid({ PORT: '0' }), 5000)).toEqual({
      siteUrl: 'http://127.0.0.1:5000',
      resendApiKey: 're_local',
      resendBaseUrl: 'http://127.0.0.1:5000/_local/resend',
      edgeConfig: 'http://127.0.0.1:5000/_local/edge-config?id=ecfg_local&token=local',
    });
  });

  test.each([
    ['0.0.0.0', 'http://127.0.0.1:80'],
    ['::', 'http://[::1]:80'],
    ['::1', 'http://[::1]:80'],
    ['localhost', 'http://localhost:80'],
  ])('a site on %s is reached at %s', (HOST, siteUrl) => {
    expect(localAddresses(valid({ HOST }), 80).siteUrl).toBe(siteUrl);
  });

  test('what is set takes the place of a stand-in', () => {
    const { NODE_ENV, ...rest } = production;
    expect(localAddresses(valid(rest), 5000)).toEqual({
      siteUrl: 'https://help.firm.se',
      resendApiKey: 're_123',
      resendBaseUrl: undefined,
      edgeConfig: rest.EDGE_CONFIG,
    });
    const other = valid({ RESEND_BASE_URL: 'http://127.0.0.1:9/resend/' });
    expect(localAddresses(other, 1).resendBaseUrl).toBe('http://127.0.0.1:9/resend');
    expect(NODE_ENV).toBe('production');
  });

  test('real e-mail needs real addresses, also outside production', () => {
    const names = ['COMPLAINTS_TO', 'MAIL_FROM', 'QUESTIONS_TO'];
    expect(faultyNames({ RESEND_API_KEY: 're_123' })).toEqual(names);
    expect(faultyNames({ ...production, MAIL_FROM: 'Firm <a@firm.se>' })).toEqual([]);
    expect(faultyNames({ ...production, MAIL_FROM: 'Firm <a@example.test>' })).toEqual([
      'MAIL_FROM',
    ]);
    expect(faultyNames({ RESEND_API_KEY: 're_1', RESEND_BASE_URL: 'http://127.0.0.1:9' })).toEqual(
      [],
    );
  });
});

test('a value is trimmed, and an empty one counts as unset', () => {
  const config = valid({ PORT: ' 8080 ', HOST: '', SITE_URL: '  ', COMPLAINTS_TO: ' a@firm.se\n' });
  expect(config).toMatchObject({ port: 8080, host: '127.0.0.1', complaintsTo: 'a@firm.se' });
  expect(config.siteUrl).toBeUndefined();
});

test.each([
  ['PORT', ['0', '1', '65535'], ['-1', '65536', '80.5', 'http', '0x50', '1e3']],
  ['TRUSTED_PROXIES', ['0', '10'], ['-1', '11', 'yes', '10.0.0.1']],
  ['LIMIT_PER_CLIENT', ['0', '1000000'], ['1000001', '1.5', '-1']],
  ['LIMIT_IN_ALL', ['0', '1'], ['all']],
  ['HOST', ['::1', 'localhost', '10.0.0.1'], ['http://localhost', 'a b', 'x/y']],
  ['NODE_ENV', ['test', 'development'], ['prod', 'Production']],
  [
    'SITE_URL',
    ['https://a.se', 'http://127.0.0.1:80', 'https://a.se/'],
    ['a.se', 'https://a.se/kund', 'https://a.se?x', 'ftp://a.se', 'https://u:p@a.se'],
  ],
  [
    'COMPLAINTS_TO',
    ['a@b.se'],
    ['a', 'a@b', 'a@b.se, c@d.se', 'A <a@b.se>', 'a@b.se\r\nBcc: c@d.se'],
  ],
  [
    'MAIL_FROM',
    ['a@b.se', 'Kundtjänst på Firman <a@b.se>', '<a@b.se>'],
    ['Firm', 'Firm <a>', 'Firm <a@b.se> x', 'Fi\nrm <a@b.se>'],
  ],
  ['RESEND_API_KEY', [], ['re key', 're_\u00e5']],
  ['COMPLAINTS_FALLBACK_TO', ['a@b.se'], ['a', 'A <a@b.se>', 'complaints@example.test']],
  [
    'RESEND_WEBHOOK_SECRET',
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_', 'whsec_short', `whsec_${'å'.repeat(32)}`],
  ],
  ['RESEND_REQUESTS_PER_SECOND', ['1', '10', '1000'], ['0', '1001', '0.5', '2/s', '-1']],
  [
    'RESEND_BASE_URL',
    ['http://127.0.0.1:1/x', 'https://api.firm.se'],
    ['api.firm.se', 'file:///x'],
  ],
  [
    'EDGE_CONFIG',
    [
      'https://edge-config.vercel.com/ecfg_1?token=2',
      'edge-config:id=ecfg_1&token=2',
      'http://127.0.0.1:1/ecfg_1?token=2',
      'http://127.0.0.1:1/x?id=ecfg_1&token=2',
    ],
    ['ecfg_1', 'https://edge-config.vercel.com/ecfg_1', 'edge-config:token=2', 'http://x?token=2'],
  ],
  ['CRON_SECRET', ['x'], ['two words', 'å']],
  ['DELIVERY', ['here', 'elsewhere'], ['no', 'Here']],
  [
    'BESKED_NOW',
    ['2026-12-22T15:00:00+01:00', '2026-12-22T14:00Z', '2026-12-22T15:00+01:00[Europe/Stockholm]'],
    ['2026-12-22T15:00', '2026-12-22', '2026-02-30T12:00Z', 'tomorrow'],
  ],
] as const)('%s: what is taken and what is refused', (name, right, wrong) => {
  const faulty = (value: string) => faultyNames({ RESEND_BASE_URL: 'http://a.se', [name]: value });
  for (const value of right) expect(faulty(value), value).toEqual([]);
  for (const value of wrong) expect(faulty(value), value).toEqual([name]);
});

describe('a store that is shared', () => {
  const { SEALING_KEYS } = production;

  test.each(['libsql://firm.turso.io', 'https://firm.turso.io', 'http://127.0.0.1:8080'])(
    'may be at %s',
    (url) => {
      const { libsql } = valid({ SEALING_KEYS, LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: 'token' });
      expect(libsql).toEqual({ url, authToken: 'token' });
    },
  );

  test.each(['firm.turso.io', 'file:besked.db', 'https://a.se/path', 'libsql://a.se?authToken=x'])(
    'is not at %s',
    (url) => {
      expect(faultyNames({ SEALING_KEYS, LIBSQL_URL: url })).toEqual(['LIBSQL_URL']);
    },
  );

  test('needs keys that every instance has, and a token needs an address', () => {
    expect(faultyNames({ LIBSQL_URL: 'http://127.0.0.1:8080' })).toEqual(['SEALING_KEYS']);
    expect(faultyNames({ LIBSQL_AUTH_TOKEN: 'token' })).toEqual(['LIBSQL_URL']);
    expect(faultyNames({ LIBSQL_URL: 'x', LIBSQL_AUTH_TOKEN: 'to ken' })).toEqual([
      'LIBSQL_AUTH_TOKEN',
      'LIBSQL_URL',
      'SEALING_KEYS',
    ]);
  });

  test('may leave sending to others', () => {
    expect(valid({ DELIVERY: 'elsewhere' }).delivers).toBe(false);
  });
});

test('the clock starts at an instant', () => {
  const { startAt } = valid({ BESKED_NOW: '2026-12-22T15:00:00+01:00' });
  expect(startAt?.toString()).toBe('2026-12-22T14:00:00Z');
});

test('faults are told in one line each, and secrets are not shown', () => {
  const read = parseConfig({
    PORT: 'http',
    CRON_SECRET: 'my secret',
    RESEND_API_KEY: 're_1',
    RESEND_BASE_URL: 'http://127.0.0.1:1',
    COMPLAINTS_TO: 'x\ny',
  });
  if (read.kind !== 'faulty') throw new Error('It is faulty.');
  expect(formatFaults(read.faults).split('\n')).toEqual([
    'PORT is "http": it must be a whole number from 0 to 65535. Use a free port such as 4321, or 0 for any free one.',
    String.raw`COMPLAINTS_TO is "x\ny": it must be one e-mail address. Name the mailbox of the complaints officer, such as complaints@firm.example.`,
    'CRON_SECRET is malformed: it must be letters, digits and signs without spaces. Draw 16 characters or more by chance, for example with: openssl rand -hex 16',
  ]);
  const missing = parseConfig({ ...production, SITE_URL: undefined });
  expect(missing.kind === 'faulty' && formatFaults(missing.faults)).toBe(
    'SITE_URL is not set: production needs it. Write what customers type, such as https://help.firm.example.',
  );
});
