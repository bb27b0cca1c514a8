import { vercelApi } from '#test/contract/vercel-api.ts';
import { listenApp } from '#test/functions/adapters/loopback.ts';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const entry = new URL('../../../functions/entry/notice.ts', import.meta.url).pathname;

/** Runs the command line as a person without a terminal would. */
const notice = (args: readonly string[], env: Record<string, string>) =>
  new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    const given = { PATH: process.env['PATH'], BESKED_NOW: '2026-11-23T10:30:00+01:00', ...env };
    const child = execFile(
      process.execPath,
      [entry, ...args],
      { env: given },
      (error, out, err) => {
        resolve({ code: error?.code ?? 0, out, err });
      },
    );
    child.stdin?.end();
  });

const freshFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-notice-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
};

describe('npm run notice', () => {
  it('closes the phone in the file of the data folder, and opens it again', async () => {
    const DATA_DIR = await freshFolder();
    const closed = await notice(['close-today', '--reason', 'staffing'], { DATA_DIR });
    expect(closed).toMatchObject({ code: 0, err: '' });
    expect(closed.out).toMatch(/sv: .*i dag, måndag 23 november 2026.*\n.*en: .*today, Monday 23/);
    const file = join(DATA_DIR, 'edge-config.json');
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    const id = 'phone-closed-2026-11-23';
    expect(kept).toMatchObject({ notices: [{ id, from: '2026-11-23T10:30', reason: 'staffing' }] });

    expect((await notice(['list'], { DATA_DIR })).out).toContain(id);
    expect(await notice(['remove', id, '--yes'], { DATA_DIR })).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ notices: [] });
  });

  it('edits at Vercel when it has a token and an id', async () => {
    const items = new Map<string, unknown>();
    const { app } = vercelApi(items);
    const VERCEL_API_URL = await listenApp(app);
    const env = { VERCEL_API_URL, VERCEL_TOKEN: 'secret', EDGE_CONFIG_ID: 'ecfg_test' };
    const times = ['--from', '2026-12-22 15:00', '--until', '2027-01-02 09:00'];
    expect(await notice(['plan', ...times], env)).toMatchObject({ code: 0, err: '' });
    expect(items.get('notices')).toMatchObject([{ from: '2026-12-22T15:00' }]);
    const refused = await notice(['list'], { ...env, VERCEL_TOKEN: 'other' });
    expect(refused).toMatchObject({ code: 1, err: 'Vercel answered 403: Not authorized.\n' });
  });

  it.each([
    [['plan', '--from', 'Friday 2026-12-22 15:00', '--until', '2027-01-02 09:00'], /is a Tuesday/],
    [['plan', '--form', '2026-12-22 15:00'], /^There is no option --form: did you mean --from\?$/m],
    [['close-today', '--reasn=illness'], /^There is no option --reasn: did you mean --reason\?$/m],
    [['close-today', '--whatsoever'], /^There is no option --whatsoever: see --help\.$/m],
    [['close-today', '-x'], /^There is no option -x: /m],
    [['plan', '--from'], /^--from needs a value after it\.$/m],
    [['plan', '--from', '--until', '2027-01-02 09:00'], /^--from needs a value after it\.$/m],
    [['close-today', '--yes=no'], /^--yes takes no value\.$/m],
    [['nope'], /There is no command "nope"/],
  ])('refuses %j with one line', async (args, why) => {
    const { code, out, err } = await notice(args, { DATA_DIR: await freshFolder() });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(why);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it('explains itself', async () => {
    const { code, out } = await notice([], {});
    expect(code).toBe(1);
    expect(out).toContain('close-today');
    expect(out).toContain('no terminal to ask at');
    for (const args of [['--help'], ['-h'], ['help'], ['plan', '--help']]) {
      expect(await notice(args, {})).toEqual({ code: 0, out, err: '' });
    }
  });
});
