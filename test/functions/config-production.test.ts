import { describe, expect, test } from 'vitest';
import { faultyNames, production, valid } from './config-fixtures.ts';

describe('in production', () => {
  test('a full configuration is taken', () => {
    expect(valid(production)).toMatchObject({
      production: true,
      siteUrl: 'https://help.firm.se',
      limitsPerHour: { perClient: 20, inAll: 600 },
    });
  });

  test('what is needed and unset stops the start, all at once', () => {
    const { NODE_ENV, ...needed } = production;
    expect(faultyNames({ NODE_ENV })).toEqual(Object.keys(needed).sort());
    for (const name of Object.keys(needed)) {
      expect(faultyNames({ ...production, [name]: ' ' })).toEqual([name]);
    }
  });

  test.each([
    ['SITE_URL', 'http://help.firm.se'],
    ['RESEND_BASE_URL', 'http://127.0.0.1:4321/_local/resend'],
    ['EDGE_CONFIG', 'http://127.0.0.1:4321/_local/edge-config?id=ecfg_local&token=local'],
    ['CRON_SECRET', '0123456789abcde'],
    ['CRON_SECRET', 'local-cron-secret'],
    ['BESKED_NOW', '2026-12-22T15:00Z'],
    ['COMPLAINTS_TO', 'complaints@example.com'],
    ['COMPLAINTS_FALLBACK_TO', 'reserve@example.com'],
    ['COMPLAINTS_FALLBACK_TO', 'Complaints@firm.se'],
  ])('%s is refused as %s', (name, value) => {
    expect(faultyNames({ ...production, [name]: value })).toEqual([name]);
  });
});
