import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { locales } from '#domain/locale.ts';
import { isAnswerPage, pageSlugs, pathOf } from '#src/routes.ts';
import { complaintFields, json, urlencoded } from '#test/functions/http/besked.ts';
import { copyProject, type ProjectCopy } from '#test/project-copy.ts';
import { startServer, type RunningServer } from '#test/server/running-server.ts';
import { addPretendLanguage, pretendCode } from './pretend-language.ts';

let project: ProjectCopy;
let server: RunningServer;

beforeAll(async () => {
  project = await copyProject();
  await addPretendLanguage(project.folder);
  await project.build({ SITE_URL: 'https://help.example.test' });
  server = await startServer(
    { BESKED_NOW: '2026-11-24T10:00:00+01:00' },
    undefined,
    project.folder,
  );
}, 120_000);

afterAll(async () => {
  await server.remove();
  await project.remove();
});

const built = (path: string): Promise<string> =>
  readFile(join(project.folder, '.build/site', path), 'utf8');
const get = async (path: string): Promise<string> => (await fetch(server.url + path)).text();
const linksOf = (html: string, kind: RegExp): string[] =>
  Array.from(html.matchAll(kind), ([, href = '']) => href);

test('every page is there in a language that was added, in its own words', async () => {
  const sitemap = await built('sitemap.xml');
  for (const path of ['', 'q-complaints/', 'q-complaints/form/', 'q-arn/check/']) {
    const html = await built(`${pretendCode}/${path}index.html`);
    expect(html).toContain(`<html lang="${pretendCode}">`);
    expect(html).toMatch(/<h1>\s*⟦/);
    expect(html).toMatch(/href="#main">\s*⟦/);
    expect(sitemap).toContain(`<loc>https://help.example.test/${pretendCode}/${path}</loc>`);
  }
  const llms = await built('llms.txt');
  expect(llms.split(`/${pretendCode}/`).length - 1).toBeGreaterThan(pageSlugs.length / 2);
  expect(await built('404.html')).toContain(`<section lang="${pretendCode}">`);
});

test('pages of all languages lead to the same page in it', async () => {
  const swedish = await built('klagomal/rutin/index.html');
  const own = `/${pretendCode}/q-complaints/procedure/`;
  expect(swedish).toContain(
    `<link rel="alternate" hreflang="${pretendCode}" href="https://help.example.test${own}">`,
  );
  const switches = /<a class="language" href="([^"]+)"/g;
  expect(linksOf(swedish, switches)).toEqual(['/en/complaints/procedure/', own]);
  const pretend = await built(`${own.slice(1)}index.html`);
  expect(linksOf(pretend, switches)).toEqual(['/klagomal/rutin/', '/en/complaints/procedure/']);
});

test('every page tells search engines of itself in every language, by whole addresses', async () => {
  for (const slug of pageSlugs) {
    const html = await built(`${pathOf(slug, 'sv').slice(1)}index.html`);
    const told = linksOf(html, /<link rel="alternate" hreflang="[^"]+" href="([^"]+)"/g);
    const pretend = `/${pretendCode}${pathOf(slug, 'en')
      .slice(3)
      .replace(/^\/(?=.)/, '/q-')}`;
    const paths = [...locales.map((locale) => pathOf(slug, locale)), pretend, pathOf(slug, 'sv')];
    const canonical = linksOf(html, /<link rel="canonical" href="([^"]+)"/g);
    const expected = isAnswerPage(slug)
      ? []
      : paths.map((path) => `https://help.example.test${path}`);
    expect([...canonical, ...told]).toEqual([...expected.slice(0, 1), ...expected]);
  }
});

test('notices speak it, on pages and to clients', async () => {
  const notice = { kind: 'phone-closed', from: '2026-11-24T09:00', until: '2026-11-25T09:00' };
  const own = { kind: 'info', from: '2026-11-24T09:00', until: '2026-11-25T09:00' };
  const text = { sv: 'Nytt', en: 'News', [pretendCode]: '⟦Qews⟧' };
  const notices = [
    { id: 'closed', ...notice },
    { id: 'news', ...own, text },
  ];
  await writeFile(join(server.dataDir, 'edge-config.json'), JSON.stringify({ notices }));
  const told = await get(`/api/notices?lang=${pretendCode}`);
  expect(told).toContain('⟦Our phone line is closed ⟦today');
  expect(told).toContain('⟦Wednesday⟧');
  expect(told).toContain('⟦Qews⟧');
  expect(await get(`/${pretendCode}/q-arn/`)).toContain('⟦Our phone line is closed');
});

test('a form is answered in it', async () => {
  const fields = complaintFields({ lang: pretendCode, lastName: '' });
  const answer = await fetch(`${server.url}/api/complaints`, urlencoded(fields));
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain(`<html lang="${pretendCode}">`);
  expect(html).toContain('⟦Enter your last name');

  const headers = { 'accept-language': `${pretendCode}, en;q=0.5`, accept: 'application/json' };
  const refused = await fetch(`${server.url}/api/complaints`, json({}, headers));
  expect(await refused.text()).toContain('⟦There is a problem⟧');
});

test('a complaint in it gets its receipt in it, on the page and by e-mail', async () => {
  const fields = complaintFields({ lang: pretendCode });
  const sent = await fetch(`${server.url}/api/complaints`, urlencoded(fields));
  expect(sent.url).toContain(`/${pretendCode}/q-complaints/received/`);
  expect(await sent.text()).toContain('⟦');

  const mailsSchema = z.array(
    z.object({ to: z.array(z.string()), subject: z.string(), text: z.string() }),
  );
  const inbox = async () => mailsSchema.parse(JSON.parse(await get('/_local/inbox.json')));
  await expect.poll(async () => (await inbox()).length, { timeout: 10_000 }).toBe(2);
  const mails = await inbox();
  const receipt = mails.find(({ to }) => to.includes('oberg@example.test'));
  expect(receipt?.subject).toMatch(/^⟦We have received your complaint/);
  expect(receipt?.text).toContain('⟦SEK\u00a0150⟧');
  const officer = mails.find(({ to }) => !to.includes('oberg@example.test'));
  expect(officer?.text).toContain(`Skriv på ${pretendCode}`);
});
