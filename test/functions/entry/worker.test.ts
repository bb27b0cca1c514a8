import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '#functions/adapters/sqlite-store.ts';
import { openSealedStore } from '#functions/sealing/open-sealed-store.ts';
import { message, submission } from '#test/contract/store-fixtures.ts';
import { testKey, testSealer, testWriter } from '#test/contract/test-store.ts';
import { startMailEndpoint } from '#test/faults/mail-endpoint.ts';
import { dice, pause } from '#test/faults/random.ts';

test('a worker sends what servers keep for it, and ends when it is asked to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-worker-'));
  const endpoint = await startMailEndpoint(dice(1, 'worker'));
  const file = join(folder, 'besked.sqlite');
  const store = await openSealedStore(await openSqliteStore({ file }), testSealer(1), {
    log: () => {},
    writeMail: testWriter,
  });
  onTestFinished(async () => {
    await store.close();
    await endpoint.close();
    await rm(folder, { recursive: true });
  });
  const kept = { ...submission(), receivedAt: Date.now() };
  await store.accept(kept, [message(kept), message(kept, 'receipt')], 0);

  const { id, bytes } = testKey(1);
  const worker = spawn(process.execPath, ['functions/entry/worker.ts'], {
    env: {
      ...{ PATH: process.env['PATH'], DATA_DIR: folder, DELIVERY: 'elsewhere' },
      SEALING_KEYS: `${id}:${Buffer.from(bytes).toString('base64')}`,
      ...{ RESEND_BASE_URL: endpoint.url, RESEND_API_KEY: 're_worker' },
    },
    stdio: 'ignore',
  });
  const ended = once(worker, 'exit');
  while (endpoint.taken.length < 2 && worker.exitCode === null) await pause(20);
  expect(endpoint.taken.map(({ key }) => key).sort()).toEqual([
    `${kept.id}-officer`,
    `${kept.id}-receipt`,
  ]);
  worker.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
