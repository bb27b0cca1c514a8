import { noticeSettings } from '#functions/notices/notice-settings.ts';
import { describe, expect, it } from 'vitest';

const read = (env: Record<string, string>) => {
  const outcome = noticeSettings(env);
  return outcome.kind === 'read' ? outcome.settings : outcome.why;
};

describe('where notices are edited', () => {
  it('is the file in the data folder unless Vercel is named', () => {
    expect(read({})).toEqual({ dataDir: '.data' });
    expect(read({ DATA_DIR: '/var/besked', VERCEL_TOKEN: ' ', EDGE_CONFIG_ID: '' })).toEqual({
      dataDir: '/var/besked',
    });
    const local = 'http://127.0.0.1:4321/_local/edge-config?id=ecfg_local&token=local';
    expect(read({ EDGE_CONFIG: local })).toEqual({ dataDir: '.data' });
  });

  it('is Vercel with a token and an id', () => {
    expect(read({ VERCEL_TOKEN: 't', EDGE_CONFIG_ID: 'ecfg_1' })).toMatchObject({
      vercel: { token: 't', id: 'ecfg_1' },
    });
    expect(
      read({
        ...{ VERCEL_TOKEN: 't', EDGE_CONFIG_ID: 'ecfg_1', VERCEL_TEAM_ID: 'team_1' },
        VERCEL_API_URL: 'http://127.0.0.1:1/',
      }),
    ).toMatchObject({ vercel: { teamId: 'team_1', apiUrl: 'http://127.0.0.1:1' } });
  });

  it.each([
    [{ VERCEL_TOKEN: 't' }, 'EDGE_CONFIG_ID is not set'],
    [{ EDGE_CONFIG_ID: 'ecfg_1' }, 'VERCEL_TOKEN is not set'],
    [
      { EDGE_CONFIG: 'https://edge-config.vercel.com/ecfg_1?token=x' },
      'EDGE_CONFIG points to Vercel',
    ],
    [{ EDGE_CONFIG: 'edge-config:id=ecfg_1&token=x' }, 'EDGE_CONFIG points to Vercel'],
    [{ BESKED_NOW: '2026-11-23 10:00' }, 'BESKED_NOW is "2026-11-23 10:00"'],
  ])('refuses %j', (env, why) => {
    expect(read(env)).toContain(why);
  });

  it('starts at BESKED_NOW', () => {
    expect(read({ BESKED_NOW: '2026-12-22T15:00:00+01:00' })).toMatchObject({ dataDir: '.data' });
    const outcome = noticeSettings({ BESKED_NOW: '2026-12-22T15:00:00+01:00' });
    expect(outcome.kind === 'read' && outcome.settings.now?.toString()).toBe(
      '2026-12-22T14:00:00Z',
    );
  });
});
