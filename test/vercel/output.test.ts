import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import { deserializeBuildOutput, deserializeLambda } from '@vercel/build-utils';
import { routesSchema } from '@vercel/routing-utils';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bundleFunction } from '#functions/build/vercel-bundle.ts';
import {
  budgetLines,
  functionSizes,
  overBudget,
  sizeBudget,
} from '#functions/build/vercel-budget.ts';
import { vercelRuntime } from '#functions/build/vercel-runtime.ts';
import { isStaffPath } from '#i18n/routes.ts';
import { allPaths } from '#test/all-paths.ts';
import { builtFiles } from '#test/site/built-pages.ts';
import { phasesOf, readBuildConfig } from './build-config.ts';
import { outputFolder, runtimes } from './build-outputs.ts';

const root = resolve('.');

test('the runtime of a deployment is one that is tested', () => {
  expect(runtimes).toContain(vercelRuntime);
  expect(vercelRuntime).toBe('edge');
});

describe.each(runtimes)('the output for %s', (runtime) => {
  const output = resolve(outputFolder(runtime));
  const config = readBuildConfig(output);
  const functionOf = (name: string) => join(output, 'functions', `${name}.func`);

  test('is read by Vercel’s own reader, with two functions and every file', async () => {
    const warnings: string[] = [];
    const read = await deserializeBuildOutput({
      ...{ outputDir: output, repoRootPath: root, deserializeLambda },
      groupLambdas: (lambdas) => Promise.resolve(lambdas),
      warn: (message) => warnings.push(message),
    });
    expect(warnings).toEqual([]);
    const kinds = Object.entries(read.output ?? {}).map(([name, { type }]) => [name, type]);
    const functions = kinds.filter(([, type]) => type !== 'FileFsRef');
    const type = runtime === 'edge' ? 'EdgeFunction' : 'Lambda';
    expect(functions).toEqual([
      ['_pages', type],
      ['api', type],
    ]);
    const files = kinds.flatMap(([name = '', kind]) => (kind === 'FileFsRef' ? [`/${name}`] : []));
    expect(files.sort()).toEqual(builtFiles().filter((path) => !isStaffPath(path)));
    expect(read.crons).toEqual(config.crons);
  });

  test('has rules that Vercel’s own schema takes', () => {
    const validate = new Ajv({ unknownFormats: 'ignore' }).compile(routesSchema);
    expect([validate(config.routes), validate.errors]).toEqual([true, null]);
    expect(validate([{ src: 7 }])).toBe(false);
  });

  test('leads nowhere that does not exist', () => {
    const { before, error } = phasesOf(config);
    const functions = [...before, ...error].flatMap(({ middlewarePath }) => middlewarePath ?? []);
    const targets = [...before, ...error].flatMap(({ dest }) => dest ?? []);
    expect([functions, targets]).toEqual([
      ['_pages'],
      ['/api', '/api', '/api', '/404.html', expect.any(String)],
    ]);
    for (const name of [...functions, 'api']) expect(existsSync(functionOf(name)), name).toBe(true);
    for (const target of targets.filter((path) => path !== '/api'))
      expect(existsSync(join(output, 'static', target)), target).toBe(true);
  });

  test('names an entry that is there, in Stockholm, for each function', () => {
    const schema = z.looseObject({ runtime: z.string(), regions: z.array(z.string()) });
    for (const name of readdirSync(join(output, 'functions'))) {
      const text = readFileSync(join(output, 'functions', name, '.vc-config.json'), 'utf8');
      const vc = schema.parse(JSON.parse(text));
      expect([vc.runtime, vc.regions]).toEqual([runtime, ['arn1']]);
      const entry = String(vc['entrypoint'] ?? vc['handler']);
      expect(existsSync(join(output, 'functions', name, entry)), entry).toBe(true);
    }
  });

  test('calls for delivery each minute, for retention and the desk’s daily work each day', () => {
    expect(config.crons).toEqual([
      { path: '/api/deliver', schedule: '* * * * *' },
      { path: '/api/retention', schedule: expect.stringMatching(/^\d+ \d+ \* \* \*$/) },
      { path: '/api/staff/daily', schedule: expect.stringMatching(/^\d+ \d+ \* \* \*$/) },
    ]);
  });

  test('is within 1 MB after gzip for each function', async () => {
    const sizes = await functionSizes(output);
    expect(sizes.map(({ name }) => name).sort()).toEqual(['_pages', 'api']);
    expect(overBudget(sizes)).toEqual([]);
    expect(budgetLines(sizes).join('\n')).toMatch(/_pages +[\d,]+ +[\d,]+ +\d+\.\d %/);
    const large = { name: 'api', bytes: 9 };
    expect(overBudget([{ ...large, gzipped: sizeBudget }])).toEqual([]);
    expect(overBudget([{ ...large, gzipped: sizeBudget + 1 }])).toHaveLength(1);
  });
});

test('a middleware has every page', () => {
  const bundle = readFileSync(
    join(outputFolder('edge'), 'functions/_pages.func/index.mjs'),
    'utf8',
  );
  for (const path of allPaths) expect(bundle).toContain(`"${path}":`);
});

describe('a bundle', () => {
  const bundle = (module: string) =>
    bundleFunction({ module, make: 'touching', exportsAs: (made) => made }, {}, root);

  test('that imports a module of Node cannot be built, and the fault says where', async () => {
    await expect(bundle('./test/vercel/touching-node.ts')).rejects.toThrow(
      /touching-node\.ts:1:\d+: ERROR: Could not resolve "node:fs"/,
    );
  });

  test('that imports none can', async () => {
    expect((await bundle('./test/vercel/touching-buffer.ts')).length).toBeGreaterThan(0);
  });
});
