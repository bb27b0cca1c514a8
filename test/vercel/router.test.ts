import { describe, expect, test } from 'vitest';
import { securityHeaderFields } from '#functions/http/security-headers.ts';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { styleSources } from '#functions/pages/style-sources.ts';
import { locales } from '#domain/locale.ts';
import { pathOf } from '#i18n/routes.ts';
import { allPaths, publicPaths as pagePaths } from '#test/all-paths.ts';
import { builtFiles } from '#test/site/built-pages.ts';
import { readBuildConfig } from './build-config.ts';
import { outputFolder } from './build-outputs.ts';
import { createRouter } from './router.ts';
import { staticFiles } from './static-files.ts';

const output = outputFolder('edge');
const config = readBuildConfig(output);

/** The deployment with functions that only say which they are; by default the middleware answers. */
const ask = async (
  path: string,
  init?: RequestInit,
  pages: () => Response = () => named('_pages'),
) => {
  const functions: Record<string, () => Response> = { _pages: pages, api: () => named('api') };
  const route = createRouter(config, {
    file: staticFiles(output),
    run: (name) => {
      const called = functions[name];
      return called && Promise.resolve().then(called);
    },
  });
  return route(new Request(`https://help.example.test${path}`, init));
};

const named = (name: string, headers = {}): Response => new Response(name, { headers });
const nextPlease = () => new Response(null, { headers: { 'x-middleware-next': '1' } });
const answeredBy = async (path: string, init?: RequestInit) => (await ask(path, init)).text();

const styles = await styleSources((await readBuiltSite('.build').pages.get('/')) ?? '');

const staffPaths = allPaths.filter((path) => !pagePaths.includes(path));
const token = 'A'.repeat(32);
const plainFiles = builtFiles().filter((path) => !path.endsWith('.html'));

describe('a request', () => {
  test.each([
    ...pagePaths,
    ...pagePaths.filter((path) => path !== '/').map((path) => path.slice(0, -1)),
    '/arn/kolla/?client=business',
    '/klagomal/?a=b',
    '/finns-inte/',
    '/404.html',
    '/index.html',
    '/robots.txt/',
    '/favicon.svgx',
    '/_pages',
    '/apiary/',
    `/klagomal/mottaget/${token}`,
    '/klagomal/mottaget/a/b/',
  ])('for %s is the middleware’s', async (path) => {
    expect(await answeredBy(path)).toBe('_pages');
  });

  test.each([
    '/api',
    ...staffPaths,
    ...staffPaths.map((path) => path.slice(0, -1)),
    '/personal/index.html',
    '/api/complaints',
    '/api/webhooks/resend',
    '/api/nothing/at/all',
    ...['complaint-received' as const, 'question-received' as const].flatMap((page) =>
      locales.flatMap((locale) =>
        ['', 'kvitto.pdf', 'datum.ics'].map((file) => `${pathOf(page, locale)}${token}/${file}`),
      ),
    ),
  ])('for %s is the API’s', async (path) => {
    expect(await answeredBy(path)).toBe('api');
    expect(await answeredBy(path, { method: 'POST', body: 'a=b' })).toBe('api');
  });

  test.each(plainFiles)('for %s is answered with the file', async (path) => {
    const answer = await ask(path);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.not.stringMatching(/^(api|_pages)$/),
    ]);
    const keeping = path.startsWith('/_astro/')
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=3600';
    expect(answer.headers.get('cache-control')).toBe(keeping);
    expect(answer.headers.get('etag')).toMatch(/^".+"$/);
  });
});

describe('what no function answers', () => {
  test.each(pagePaths)('%s is there as it was built, and looked at again', async (path) => {
    const answer = await ask(path, undefined, nextPlease);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(await answer.text()).toMatch(/^<!DOCTYPE html>/);
    expect(answer.headers.get('x-middleware-next')).toBeNull();
  });

  test.each(['/finns-inte/', '/_astro/none.css'])(
    '%s is the page for that, with 404',
    async (path) => {
      const answer = await ask(path, undefined, nextPlease);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
      expect(await answer.text()).toContain('Page not found');
    },
  );
});

test('a function that fails leaves the page that says so, with the other ways to reach the firm', async () => {
  const answer = await createRouter(config, {
    file: staticFiles(output),
    run: () => Promise.reject(new Error('It has failed.')),
  })(new Request('https://help.example.test/api/complaints'));
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([500, 'no-store']);
  expect(await answer.text()).toContain('mailto:');
});

describe('headers', () => {
  test.each(['/klagomal/', '/favicon.svg', '/api/health', '/finns-inte/', '/_astro/none.css'])(
    'are strict for %s, whoever answers',
    async (path) => {
      for (const pages of [nextPlease, () => named('_pages')]) {
        const { headers } = await ask(path, undefined, pages);
        expect(Object.fromEntries(headers)).toMatchObject(securityHeaderFields(styles));
      }
    },
  );

  test('of a function count for more than those of the rules', async () => {
    const said = { 'cache-control': 'max-age=7' };
    const { headers } = await ask('/klagomal/', undefined, () => named('_pages', said));
    expect(headers.get('cache-control')).toBe('max-age=7');
    expect((await ask('/api/health')).headers.get('cache-control')).toBe('no-store');
  });
});

test('a body that Vercel does not take reaches no function', async () => {
  const post = (size: number) => ask('/api/complaints', { method: 'POST', body: 'a'.repeat(size) });
  expect((await post(4.5 * 1024 * 1024)).status).toBe(200);
  expect((await post(4.5 * 1024 * 1024 + 1)).status).toBe(413);
});
