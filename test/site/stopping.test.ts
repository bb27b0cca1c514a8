import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startMailEndpoint } from '#test/bench/mail-endpoint.ts';
import { dial } from '#test/functions/entry/listening.ts';
import { complaintFields, json } from '#test/functions/http/besked.ts';
import { startServer, type RunningServer } from '#test/server/running-server.ts';

/** A busy machine takes its time; what a claim would hold up comes much later still. */
const patient = { timeout: 20_000 };

const running = async (env: Record<string, string> = {}, dataDir?: string) => {
  const server = await startServer(env, dataDir);
  onTestFinished(() => (dataDir === undefined ? server.remove() : server.stop('SIGKILL')));
  const port = Number(new URL(server.url).port);
  return { ...server, port };
};

/** Asks for a stop; `ended` is the exit code. Resolves once the server has taken it up. */
const askToStop = async (server: RunningServer) => {
  const ended = once(server.process, 'exit').then(([code]: unknown[]) => code);
  server.process.kill('SIGTERM');
  await expect.poll(() => server.output(), patient).toContain('"event":"stopping"');
  return { ended };
};

/** The head and the first half of a complaint, and the rest. */
const halves = (fields = complaintFields()): [string, string] => {
  const body = new URLSearchParams(fields).toString();
  const head =
    'POST /api/complaints HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n' +
    `content-length: ${body.length}\r\n\r\n`;
  return [head + body.slice(0, 40), body.slice(40)];
};

test('a stop lets an upload end with its answer, takes nobody else, and closes what is idle', async () => {
  const server = await running();
  const { port, dataDir } = server;
  const idle = dial(port, 'GET /api/live HTTP/1.1\r\nhost: x\r\n\r\n');
  const inAdvance = dial(port, '');
  const [first, rest] = halves();
  const upload = dial(port, first);
  // Its turn comes after the others: once this is answered they have been taken up.
  expect((await fetch(`${server.url}/api/ready`)).status).toBe(200);
  const { ended } = await askToStop(server);

  expect(await idle.ended).toMatch(/^HTTP\/1\.1 200 /);
  expect(await inAdvance.ended).toBe('');
  const late = connect(port, '127.0.0.1');
  expect(await once(late, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }]);

  upload.socket.write(rest);
  const answer = await upload.ended;
  expect(answer).toMatch(/^HTTP\/1\.1 303 /);
  expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  expect(await ended).toBe(0);

  const after = await running({}, dataDir);
  const inbox = async (): Promise<unknown> =>
    (await fetch(`${after.url}/_local/inbox.json`)).json();
  await expect.poll(inbox, patient).toHaveLength(2);
});

test('what was claimed and not begun is given back: the next start sends it at once, and nothing twice', async () => {
  const endpoint = await startMailEndpoint();
  onTestFinished(endpoint.close);
  const env = { RESEND_BASE_URL: endpoint.url, RESEND_REQUESTS_PER_SECOND: '1' };
  const server = await running(env);
  const file = new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' });
  for (const description of ['En', 'Två', 'Tre', 'Fyra']) {
    const form = new FormData();
    for (const [name, value] of Object.entries(complaintFields({ description })))
      form.set(name, value);
    form.set('attachments', file, 'avtal.pdf');
    const { status } = await fetch(`${server.url}/api/complaints`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    expect(status).toBe(303);
  }
  await expect.poll(() => endpoint.counts.requests, patient).toBeGreaterThan(0);
  const { ended } = await askToStop(server);
  expect(await ended).toBe(0);
  expect(endpoint.taken.length).toBeLessThan(8);

  const { url } = await running({ ...env, RESEND_REQUESTS_PER_SECOND: '100' }, server.dataDir);
  const pending = async (): Promise<unknown> => (await fetch(`${url}/api/health`)).json();
  // A claim that was not given back would be held for a minute.
  await expect.poll(pending, patient).toMatchObject({ status: 'ok', outbox: { pending: 0 } });
  expect(endpoint.taken).toHaveLength(8);
});

test('a second signal ends it at once, and so does the end of its patience', async () => {
  const [first] = halves();
  const server = await running();
  const held = dial(server.port, first);
  expect((await fetch(`${server.url}/api/live`)).status).toBe(200);
  const { ended } = await askToStop(server);
  server.process.kill('SIGTERM');
  // The same signal from npm and from the terminal comes twice within moments, and is one.
  expect(await Promise.race([ended, pause(1_200)])).toBe('goes on');
  server.process.kill('SIGTERM');
  expect(await ended).toBe(1);
  expect(await held.ended).toBe('');

  const impatient = await running({ STOP_WITHIN: '0' });
  const cut = dial(impatient.port, first);
  expect((await fetch(`${impatient.url}/api/live`)).status).toBe(200);
  expect(await (await askToStop(impatient)).ended).toBe(0);
  expect(impatient.output()).toMatch(/"event":"stopped","cutOff":1\b/);
  expect(await cut.ended).toBe('');
});

test('behind a load balancer it first says that it stops, and goes on answering', async () => {
  const server = await running({ STOP_DELAY: '1' });
  const { ended } = await askToStop(server);
  const ready = await fetch(`${server.url}/api/ready`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'stopping' }]);
  expect((await fetch(`${server.url}/api/live`)).status).toBe(200);
  const kept = await fetch(`${server.url}/api/complaints`, json(complaintFields()));
  expect(kept.status).toBe(201);
  expect(await ended).toBe(0);
});

const pause = (milliseconds: number): Promise<string> =>
  new Promise((resolve) => {
    setTimeout(() => resolve('goes on'), milliseconds);
  });
