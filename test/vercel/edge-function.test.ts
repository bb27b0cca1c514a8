import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundleFunction } from '#functions/build/vercel-bundle.ts';
import { runAtEdge } from './edge-function.ts';
import type { RequestContext } from './runtime.ts';

test('what touches Node fails at the edge', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'besked-edge-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const made = { module: './test/vercel/touching-buffer.ts', make: 'touching' };
  const bundle = await bundleFunction({ ...made, exportsAs: (name) => name }, {}, resolve('.'));
  const file = join(folder, 'index.mjs');
  writeFileSync(file, bundle);
  const context = new AsyncLocalStorage<RequestContext>();
  const ask = await runAtEdge(file, { env: {}, clockAhead: 0, context });
  await expect(ask(new Request('https://help.example.test/'))).rejects.toThrow(
    'Buffer is not defined',
  );
});
