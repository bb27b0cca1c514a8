import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localSealingKeys } from '#functions/adapters/local-sealing-keys.ts';
import { webRandomness } from '#functions/adapters/web-randomness.ts';
import { formatSealingKey } from '#functions/config-sealing-keys.ts';
import { makeFolder } from './store-folder.ts';

const how = { randomness: webRandomness, format: formatSealingKey };

test('keys are made once, for their owner alone, and nothing else is left in the folder', async () => {
  const folder = join(await makeFolder(), 'new');
  const file = join(folder, 'sealing-keys');
  const made = localSealingKeys(file, how);
  expect(localSealingKeys(file, how)).toBe(made);
  expect(readdirSync(folder)).toEqual(['sealing-keys']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('processes that start at the same moment agree on the keys', async () => {
  const file = join(await makeFolder(), 'sealing-keys');
  const script = `
    import { localSealingKeys } from '#functions/adapters/local-sealing-keys.ts';
    import { webRandomness } from '#functions/adapters/web-randomness.ts';
    import { formatSealingKey } from '#functions/config-sealing-keys.ts';
    const how = { randomness: webRandomness, format: formatSealingKey };
    process.stdin.once('data', () => {
      process.stdout.write(localSealingKeys(process.argv[1], how));
      process.exit();
    });
    process.stderr.write('ready');`;
  const starters = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script, file]),
  );
  await Promise.all(starters.map(({ stderr }) => once(stderr, 'data')));
  const keys = starters.map(async ({ stdin, stdout }) => {
    stdin.write('go');
    let text = '';
    for await (const part of stdout) text += String(part);
    return text;
  });
  const [first, ...others] = await Promise.all(keys);
  expect(first).toMatch(/^local-/);
  expect(others).toEqual([first, first, first]);
});
