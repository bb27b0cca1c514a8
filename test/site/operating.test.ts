import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { complaintFields, json } from '#test/functions/http/besked.ts';
import { listen } from '#test/functions/adapters/loopback.ts';
import { startServer } from '#test/server/running-server.ts';

/** Runs one of Besked's commands as `npm run` does. */
const run = (command: string, given: string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const file = `functions/entry/${command}.ts`;
    const options = { env: { PATH: process.env['PATH'], ...env } };
    const child = execFile(process.execPath, [file, ...given], options, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

const running = async (env: Record<string, string> = {}) => {
  const server = await startServer(env);
  onTestFinished(() => server.remove());
  return server;
};

test('the canary follows a complaint through a real server to both e-mails', async () => {
  const { url } = await running();
  const { code, out, err } = await run('canary', [url]);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Kept as [^\n]+\nThe officer’s e-mail: in the inbox/m);
  const inbox: unknown = await (await fetch(`${url}/_local/inbox.json`)).json();
  expect(JSON.stringify(inbox)).toContain(': TEST ');
  const again = await run('canary', [url]);
  expect(again.code).toBe(0);
});

test('the canary fails where mail does not go out, and the operator sees why and sends it again', async () => {
  const { url, dataDir, stop } = await running({ RESEND_BASE_URL: 'http://127.0.0.1:9/resend' });
  const canary = await run('canary', [url, '--within', '2']);
  expect(canary.code).toBe(1);
  expect(canary.err).toContain('The officer’s e-mail did not arrive');

  const env = { DATA_DIR: dataDir };
  const list = await run('outbox', ['list'], env);
  expect([list.code, list.err]).toEqual([0, '']);
  expect(list.out).toMatch(/officer +(waiting|sending) +\d/);
  expect(list.out).not.toContain('@');
  const id = /\S+-officer/.exec(list.out)?.[0] ?? '';
  expect((await run('outbox', ['show', id], env)).out).toMatch(/last error: +unknown/);
  const retry = await run('outbox', ['retry', id], env);
  expect([retry.code, retry.err]).toEqual([1, expect.stringContaining('is not parked')]);

  await stop();
  const after = await startServer({}, dataDir);
  onTestFinished(() => after.stop());
  await fetch(`${after.url}/api/complaints`, json(complaintFields()));
  expect((await run('canary', [after.url])).code).toBe(0);
});

test('what was parked is sent by the running server once the operator has said so', async () => {
  let refuses = true;
  const resend = await listen((_, response) => {
    response.writeHead(refuses ? 422 : 200, { 'content-type': 'application/json' });
    const body = refuses
      ? { statusCode: 422, name: 'validation_error', message: 'No.' }
      : { id: 're-1' };
    response.end(JSON.stringify(body));
  });
  const { url, dataDir } = await running({ RESEND_BASE_URL: resend });
  await fetch(`${url}/api/complaints`, json(complaintFields()));
  const deliver = async (): Promise<unknown> => {
    const headers = { authorization: 'Bearer local-cron-secret' };
    return (await fetch(`${url}/api/deliver`, { headers })).json();
  };
  await deliver();
  const isRed = async () => (await fetch(`${url}/api/health`)).status === 503;
  await expect.poll(isRed).toBe(true);
  refuses = false;
  const env = { DATA_DIR: dataDir };
  const retry = await run('outbox', ['retry', '--failed'], env);
  expect([retry.code, retry.err]).toEqual([0, '']);
  await deliver();
  await expect.poll(isRed).toBe(false);
  expect((await run('outbox', ['list'], env)).out).toBe(
    'Nothing waits and nothing is in trouble.\n',
  );
});

test('the outbox is not made where there is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { code, err } = await run('outbox', ['list'], { DATA_DIR: folder });
  expect([code, err]).toEqual([1, expect.stringContaining('There is no store at')]);
  expect((await run('outbox', [])).code).toBe(1);
  expect((await run('outbox', ['--help'])).code).toBe(0);
});
