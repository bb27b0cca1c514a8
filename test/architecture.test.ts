import { describe, expect, test } from 'vitest';
import { forbiddenImports } from './architecture/import-table.ts';
import { readSources, readsEnvironment, waysAroundTypes } from './architecture/source-code.ts';

const code = readSources(['src', 'functions'], ['.ts', '.astro']);
const all = readSources(['src', 'functions', 'scripts'], ['.ts', '.astro', '.mjs', '.css']);

const names = (sources: readonly { path: string }[]): string[] => sources.map(({ path }) => path);

test('modules import only what the table in docs/design.md allows', () => {
  expect(forbiddenImports(code)).toEqual([]);
});

test('only entries read the environment', () => {
  const readers = names(code.filter(readsEnvironment));
  expect(readers.filter((path) => !path.startsWith('functions/entry/'))).toEqual([]);
});

test('no file goes around the type checker', () => {
  expect(
    code.flatMap((file) => waysAroundTypes(file).map((way) => `${file.path}: ${way}`)),
  ).toEqual([]);
});

test('files are small: none over 250 lines, half of them at most 60', () => {
  const lines = (text: string): number => text.replace(/\n$/, '').split('\n').length;
  expect(names(all.filter(({ text }) => lines(text) > 250))).toEqual([]);
  const sorted = all.map(({ text }) => lines(text)).sort((one, other) => one - other);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60);
});

test('files are named after their kind', () => {
  const components = code.filter(
    ({ path }) => path.endsWith('.astro') && !path.startsWith('src/pages/'),
  );
  expect(names(components).filter((path) => !/\/[A-Z]\w*\.astro$/.test(path))).toEqual([]);
  const modules = code.filter(({ path }) => path.endsWith('.ts') && !path.startsWith('src/pages/'));
  expect(names(modules).filter((path) => !/\/[a-z0-9]+([-.][a-z0-9]+)*\.ts$/.test(path))).toEqual(
    [],
  );
});

describe('these checks can fail', () => {
  test.each([
    ['src/domain/a.ts', `import { readFile } from 'node:fs/promises';`],
    ['src/domain/a.ts', `import { sv } from '#i18n/sv.ts';`],
    ['src/domain/a.ts', `export * from '../i18n/sv.ts';`],
    ['src/i18n/a.ts', `import { notices } from '#domain/notice.ts';`],
    ['src/i18n/a.ts', `import { Temporal } from 'temporal-polyfill';`],
    ['src/components/A.astro', `---\nimport { x } from '#functions/ports.ts';\n---\n<p />`],
    ['src/components/A.astro', `<script>import '../../functions/app.ts';</script>`],
    ['functions/ports.ts', `import { x } from '#functions/config.ts';`],
    ['functions/intake/a.ts', `import { x } from '#functions/delivery/deliver-due.ts';`],
    ['functions/intake/a.ts', `import { createHash } from 'node:crypto';`],
    ['functions/a-new-feature/a.ts', `import { x } from '../intake/fingerprint.ts';`],
    ['functions/a-new-feature/a.ts', `const { x } = await import('#functions/adapters/x.ts');`],
    ['functions/http/a.ts', `import type { X } from '#functions/adapters/sqlite-store.ts';`],
    ['functions/http/a.ts', `type X = import('#functions/entry/local.ts').X;`],
    ['functions/adapters/resend-x.ts', `import { x } from './sqlite-store.ts';`],
    ['functions/adapters/libsql-x.ts', `import { x } from 'node:crypto';`],
    ['functions/sql/a.ts', `import { x } from '#functions/adapters/sqlite-store.ts';`],
    ['functions/adapters/resend-x.ts', `import { x } from '#functions/http/site.ts';`],
    ['functions/app.ts', `import { x } from '#functions/entry/local.ts';`],
  ])('%s: %s', (path, text) => {
    expect(forbiddenImports([{ path, text }])).toHaveLength(1);
  });

  test('and let through what is allowed', () => {
    const allowed = [
      ['src/i18n/a.ts', `import type { Temporal } from 'temporal-polyfill';`],
      ['functions/http/a.ts', `import { x } from '#functions/a-new-feature/a.ts';`],
      ['functions/a-new-feature/a.ts', `import { x } from './b.ts';`],
      ['functions/adapters/sqlite-x.ts', `import { x } from '#functions/sql/outbox.ts';`],
      ['functions/sql/migrations/0002-x.ts', `import { x } from '../rows.ts';`],
      ['functions/entry/a.ts', `import { x } from '#functions/adapters/x.ts'; process.env;`],
      ['src/domain/a.ts', `// import { x } from 'hono'; \nconst text = "import 'hono'";`],
    ].map(([path = '', text = '']) => ({ path, text }));
    expect(forbiddenImports(allowed)).toEqual([]);
  });

  test.each([
    ['any', 'const x: any = 1;'],
    ['as', 'const x = y as unknown as X;'],
    ['!', 'const x = y!.z;'],
    ['enum', 'enum X { a }'],
    ['<T>value', 'const x = <X>y;'],
    ['@ts-expect-error', '// @ts-expect-error\nconst x = 1;'],
    ['eslint-disable', '// eslint-disable-next-line\nconst x = 1;'],
  ])('types: %s', (way, text) => {
    expect(waysAroundTypes({ path: 'src/a.ts', text })).toEqual([way]);
    expect(
      waysAroundTypes({ path: 'src/a.ts', text: 'const x = [1] as const; // as any' }),
    ).toEqual([]);
  });

  test('environment', () => {
    const reads = (text: string) => readsEnvironment({ path: 'src/a.ts', text });
    expect(reads('const { PORT } = process.env;')).toBe(true);
    expect(reads(`const port = globalThis.process.env['PORT'];`)).toBe(true);
    expect(reads('// process.env')).toBe(false);
  });
});
