import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { localResend } from '#functions/local/resend-endpoint.ts';
import { makeFolder } from '#test/functions/adapters/store-folder.ts';

/** The pages, and a way to put a mail into the inbox; gives its id. */
const pages = async () => {
  const time = { now: Temporal.Instant.from('2026-11-22T10:00:00Z') };
  const folder = `${await makeFolder()}/inbox`;
  const app = localResend({ folder, clock: { now: () => time.now } });
  const put = async (changes: object = {}): Promise<string> => {
    time.now = time.now.add({ seconds: 1 });
    const answer = await app.request('/resend/emails', {
      method: 'POST',
      headers: { authorization: 'Bearer re_local' },
      body: JSON.stringify({
        from: 'besked@example.test',
        to: 'ada@example.test',
        subject: 'Hej',
        html: '<p>Hej</p>',
        text: 'Hej',
        ...changes,
      }),
    });
    return z.object({ id: z.uuid() }).parse(await answer.json()).id;
  };
  return { app, put, get: (path: string) => app.request(path) };
};

test('an empty inbox says so', async () => {
  const { get } = await pages();
  expect(await (await get('/inbox/')).text()).toContain('0 e-mails');
  expect(await (await get('/inbox.json')).json()).toEqual([]);
});

test('the list has the newest first, the JSON the oldest, and older pages can be reached', async () => {
  const { get, put } = await pages();
  for (let count = 1; count <= 101; count += 1) await put({ subject: `Mejl ${count}.` });
  const list = await (await get('/inbox/')).text();
  expect(list.indexOf('Mejl 101.')).toBeLessThan(list.indexOf('Mejl 2.'));
  expect(list).not.toContain('Mejl 1.');
  expect(list).toContain('href="?skip=100"');
  expect(await (await get('/inbox/?skip=100')).text()).toContain('Mejl 1.');
  const subjects = z
    .array(z.object({ subject: z.string() }))
    .parse(await (await get('/inbox.json')).json())
    .map(({ subject }) => subject);
  expect(subjects[0]).toBe('Mejl 1.');
  expect(subjects[100]).toBe('Mejl 101.');
});

test('a mail’s own markup is shown in a frame that can do nothing; everything else is escaped', async () => {
  const { get, put } = await pages();
  const attack = '<script>alert(1)</script>';
  const id = await put({
    subject: attack,
    html: attack,
    text: attack,
    headers: { 'X-A': attack },
    attachments: [{ filename: `${attack}.txt`, content: 'YQ==' }],
  });
  for (const path of ['/inbox/', `/inbox/${id}/`]) {
    const answer = await get(path);
    expect(await answer.text()).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  const frame = await get(`/inbox/${id}/html`);
  expect(await frame.text()).toBe(attack);
  expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
  expect(frame.headers.get('content-security-policy')).not.toContain('allow-scripts');
});

test('attachments are downloaded, never shown, whatever they claim to be', async () => {
  const { get, put } = await pages();
  const id = await put({
    attachments: [{ filename: 'å"\'(1).html', content: 'PGgxPg==', content_type: 'text/html' }],
  });
  const answer = await get(`/inbox/${id}/attachments/0`);
  expect(await answer.text()).toBe('<h1>');
  expect(answer.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''%C3%A5%22%27%281%29.html",
  );
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  '/inbox/another/',
  '/inbox/..%2f..%2fbesked/',
  '/inbox/00000000-0000-4000-8000-000000000000/html',
])('%s leads to no mail', async (path) => {
  const { get, put } = await pages();
  const id = await put();
  expect((await get(path)).status).toBe(404);
  expect((await get(`/inbox/${id}/attachments/0`)).status).toBe(404);
  expect((await get(`/inbox/${id}/attachments/__proto__`)).status).toBe(404);
});
