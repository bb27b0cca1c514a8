import { describe, expect, test } from 'vitest';
import { publicPaths as paths } from '#test/all-paths.ts';
import { brokenRules } from '#test/site/observatory.ts';
import { soon, type HttpClient } from './http-client.ts';

const day = 24 * 60 * 60 * 1000;

/** A closure from yesterday until after tomorrow, in Stockholm's wall time, give or take some hours. */
const closure = () => {
  const at = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 16);
  return { id: 'today', kind: 'phone-closed', from: at(-1), until: at(2), reason: 'staffing' };
};

/** Pages, their files, and notices on them. */
export const pagesSuite = ({ ask, text, post, setNotices }: HttpClient): void => {
  describe('pages', () => {
    test.each(paths)(
      '%s is there, strict in what it may load, and known by its ETag',
      async (path) => {
        const answer = await ask(path);
        const html = await answer.text();
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
        expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(brokenRules({ headers: answer.headers, html })).toEqual([]);
        const etag = answer.headers.get('etag') ?? '';
        expect((await ask(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
      },
    );

    test('without their last slash lead to the page', async () => {
      const answer = await ask('/klagomal?a=b');
      expect([answer.status, answer.headers.get('location')]).toEqual([308, '/klagomal/?a=b']);
    });

    test('that do not exist say so', async () => {
      for (const path of [
        '/finns-inte/',
        '/finns-inte',
        '/404.html',
        '/index.html',
        '/_astro/x.css',
      ]) {
        const answer = await ask(path);
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
        expect(await answer.text()).toContain('Page not found');
      }
    });

    test('know reading and nothing else', async () => {
      const head = await ask('/klagomal/', { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
      expect((await post('/klagomal/', { method: 'POST', body: 'a=b' })).status).toBe(405);
      expect((await ask('/klagomal/', { method: 'OPTIONS' })).headers.get('allow')).toBe(
        'GET, HEAD, OPTIONS',
      );
    });

    test('check a case for ARN, and say what to mend', async () => {
      const checked = await ask('/arn/kolla/?client=business');
      expect([checked.status, checked.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect((await ask('/en/arn/check/?client=consumer')).status).toBe(422);
    });

    test('come with their files', async () => {
      const [file = ''] =
        /\/_astro\/[^"]+\.css/.exec(await text('/arn/kolla/?client=business')) ?? [];
      const style = await ask(file);
      expect([style.status, style.headers.get('content-type')]).toEqual([
        200,
        'text/css; charset=utf-8',
      ]);
      expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const icon = await ask('/favicon.svg');
      expect([icon.status, icon.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=3600',
      ]);
    });
  });

  describe('a notice', () => {
    const etags = async () => {
      const all: (string | null)[] = [];
      for (const path of paths) all.push((await ask(path)).headers.get('etag'));
      return all;
    };

    test('is on every page from the next request on, under another ETag, and gone after it', async () => {
      const before = await etags();
      await setNotices([closure()]);
      for (const path of [...paths, '/finns-inte/'])
        await expect.poll(() => text(path), soon).toContain('data-kind="phone-closed"');
      expect((await ask('/finns-inte/')).status).toBe(404);
      const kept = async () => (await etags()).filter((etag) => before.includes(etag));
      await expect.poll(kept, soon).toEqual([]);
      await setNotices([]);
      await expect.poll(etags, soon).toEqual(before);
    });

    test('is told to programs too', async () => {
      await setNotices([closure()]);
      const notices = async () => JSON.stringify(await (await ask('/api/notices?lang=en')).json());
      await expect.poll(notices, soon).toContain('"kind":"phone-closed"');
      await setNotices([]);
    });

    test('that cannot be read leaves every page as it is', async () => {
      await setNotices('{"notices": [');
      for (const path of paths) {
        const answer = await ask(path);
        expect([answer.status, await answer.text()]).toEqual([
          200,
          expect.not.stringContaining('data-kind="phone-'),
        ]);
      }
      await setNotices([]);
    });
  });
};
