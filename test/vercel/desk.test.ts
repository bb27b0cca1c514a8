import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { browserAt } from '#test/functions/http/staff-desk.ts';
import { startServer, type RunningServer } from '#test/server/running-server.ts';
import { brokenRules } from '#test/site/observatory.ts';
import { outputFolder, runtimes } from './build-outputs.ts';
import { deploymentSecrets, startDeployment } from './running-deployment.ts';

const settings = { ...deploymentSecrets, STAFF_EMAILS: '@example.test' };
const secret = { authorization: `Bearer ${deploymentSecrets.CRON_SECRET}` };
const soon = { timeout: 20_000, interval: 100 };

const inboxMails = z.array(z.object({ to: z.array(z.string()), text: z.string() }));

/** A closure that has begun, and ends after opening hours that are still to come. */
const closure = () => {
  const today = Temporal.Now.plainDateISO('Europe/Stockholm');
  const days = { fromDate: today.toString(), untilDate: today.add({ days: 8 }).toString() };
  return new URLSearchParams({ do: 'plan', ...days, reason: 'staffing' }).toString();
};

/** What a form of a page would send without anything being typed. */
const hiddenFields = (html: string, action: string): Record<string, string> => {
  const [, form = ''] = new RegExp(`action="${action}"[^>]*>(.*?)</form>`, 's').exec(html) ?? [];
  const inputs = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries(
    Array.from(inputs, ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]),
  );
};

describe.each([
  ['the server on one machine', () => startServer(settings)],
  ['a deployment at the edge', () => startDeployment('edge', settings)],
  ['a deployment in Node', () => startDeployment('nodejs24.x', settings)],
])('the phone desk of %s', (_, start) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.remove());
  const browser = () =>
    browserAt({
      request: (path, init) => fetch(server.url + path, { redirect: 'manual', ...init }),
    });
  const mailTo = async (email: string) => {
    const all = inboxMails.parse(await (await fetch(`${server.url}/_local/inbox.json`)).json());
    return all.find(({ to }) => to.includes(email))?.text;
  };
  const notices = async () => {
    const file = join(server.dataDir, 'edge-config.json');
    const whole: unknown = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {};
    return whole;
  };
  const signedIn = async (email: string) => {
    const here = browser();
    await here.post('/api/staff/ask', { lang: 'sv', email });
    const link = /\/personal\/lank\/([\w-]+)\//;
    await expect.poll(() => mailTo(email), soon).toMatch(link);
    const [, found = ''] = link.exec((await mailTo(email)) ?? '') ?? [];
    // What looks at links before their reader does uses none up.
    expect((await browser().get(`/personal/lank/${found}/`)).status).toBe(200);
    const answer = await here.post('/api/staff/sign-in', { lang: 'sv', link: found });
    expect(answer.headers.get('location')).toBe('/personal/telefon/');
    return here;
  };

  test('is shown to nobody who has not signed in', async () => {
    const start = await browser().get('/personal/');
    const html = await start.text();
    expect([start.status, start.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(brokenRules({ headers: start.headers, html })).toEqual([]);
    for (const [path, to] of [
      ['/personal/telefon/', '/personal/'],
      ['/en/staff/phone/', '/en/staff/'],
      ['/personal', '/personal/'],
    ] as const) {
      const answer = await browser().get(path);
      expect([path, answer.headers.get('location')]).toEqual([path, to]);
    }
    for (const path of ['/personal/index.html', '/personal/telefon/index.html', '/en/staff/x/'])
      expect((await browser().get(path)).status, path).toBe(404);
  });

  test('answers alike whoever asks for a link', async () => {
    const answers = ['bo@example.test', 'bo@elsewhere.test'].map(async (email) => {
      const answer = await browser().post('/api/staff/ask', { lang: 'sv', email });
      return [answer.status, answer.headers.get('location'), [...answer.headers.keys()]];
    });
    const [listed, other] = await Promise.all(answers);
    expect(listed).toEqual(other);
    expect(listed?.[0]).toBe(303);
  });

  test('closes the phone on every page, and undoes it', async () => {
    const anna = await signedIn('anna@example.test');
    const review = await anna.get(`/personal/telefon/granska/?${closure()}`);
    const shown = await review.text();
    expect(shown).toContain('Vår telefon är stängd');
    expect(brokenRules({ headers: review.headers, html: shown })).toEqual([]);
    const written = await anna.post('/api/staff/phone', hiddenFields(shown, '/api/staff/phone'));
    expect([written.status, written.headers.get('location')]).toEqual([303, '/personal/telefon/']);
    expect(await notices()).toMatchObject({
      notices: [{ kind: 'phone-closed', reason: 'staffing' }],
    });
    const page = async () => (await browser().get('/klagomal/')).text();
    await expect.poll(page, soon).toContain('data-kind="phone-closed"');

    const daily = await fetch(`${server.url}/api/staff/daily`, { headers: secret });
    expect(await daily.json()).toEqual({ notices: 'as-written', reminders: 0 });
    const desk = await (await anna.get('/personal/telefon/')).text();
    expect(desk).toContain('anna@example.test');
    await anna.post('/api/staff/phone-undo', hiddenFields(desk, '/api/staff/phone-undo'));
    expect(await notices()).toMatchObject({ notices: [] });
    await expect.poll(page, soon).not.toContain('data-kind="phone-closed"');
  });

  test('does its daily work for the cron alone', async () => {
    expect((await fetch(`${server.url}/api/staff/daily`)).status).toBe(401);
  });
});

test.each(runtimes)('a deployment for %s holds no page of staff as a file', (runtime) => {
  expect(existsSync(join(outputFolder(runtime), 'static', 'klagomal'))).toBe(true);
  for (const path of ['personal', 'en/staff'])
    expect(existsSync(join(outputFolder(runtime), 'static', path))).toBe(false);
});
