import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makePrivateFolder } from '#functions/entry/private-folder.ts';

test('a folder is made with those above it, for its owner alone', () => {
  const root = mkdtempSync(join(tmpdir(), 'besked-folder-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'a', 'b');
  makePrivateFolder(folder);
  makePrivateFolder(folder);
  for (const made of [join(root, 'a'), folder]) expect(statSync(made).mode & 0o777).toBe(0o700);
});

test.runIf(existsSync('/proc'))('where no folder can be made it says so, and ends', () => {
  expect(() => makePrivateFolder('/proc/nope/data')).toThrow(/ENOENT|EACCES|EPERM/);
});
