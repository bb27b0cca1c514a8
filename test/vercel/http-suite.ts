import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { publicPaths as paths } from '#test/all-paths.ts';
import { complaintFields, json, urlencoded } from '#test/functions/http/besked.ts';
import { resendEvent, signedWebhook } from '#test/functions/http/signed-webhook.ts';
import type { RunningServer } from '#test/server/running-server.ts';
import { brokenRules } from '#test/site/observatory.ts';
import { deploymentSecrets } from './running-deployment.ts';

const received = z.object({
  reference: z.string(),
  receivedAt: z.string(),
  acknowledgeBy: z.string(),
  receiptUrl: z.string(),
});
const inboxMails = z.array(
  z.object({
    id: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    attachments: z.array(z.object({ filename: z.string(), size: z.number() })),
  }),
);
const canarySight = z.object({
  messages: z.array(z.object({ purpose: z.string(), deliveredAt: z.string().optional() })),
});

const secret = { authorization: `Bearer ${deploymentSecrets.CRON_SECRET}` };
const day = 24 * 60 * 60 * 1000;

/** A closure from yesterday until after tomorrow, in Stockholm's wall time, give or take some hours. */
const closure = () => {
  const at = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 16);
  return { id: 'today', kind: 'phone-closed', from: at(-1), until: at(2), reason: 'staffing' };
};

/** What is asked again until it is so: mails that go out by themselves, notices on a busy machine. */
const soon = { timeout: 20_000, interval: 100 };

/**
 * What Besked answers over HTTP, wherever it runs: the same suite for the server on one machine and for
 * what is deployed. Mails go out without anybody calling `/api/deliver`.
 */
export const httpSuite = (name: string, start: () => Promise<RunningServer>): void => {
  let server: RunningServer;
  const ask = (path: string, init?: RequestInit) =>
    fetch(server.url + path, { redirect: 'manual', ...init });
  const text = async (path: string, init?: RequestInit) => (await ask(path, init)).text();
  const post = (path: string, init: RequestInit) => ask(path, init);
  const setNotices = (value: unknown) =>
    writeFile(
      join(server.dataDir, 'edge-config.json'),
      typeof value === 'string' ? value : JSON.stringify({ notices: value }),
    );
  const mailsAbout = async (reference: string) => {
    const mails = inboxMails.parse(await (await ask('/_local/inbox.json')).json());
    return mails.filter(({ subject }) => subject.includes(reference));
  };
  const bothMails = (reference: string) =>
    expect.poll(async () => (await mailsAbout(reference)).length, soon).toBe(2);
  const complain = async (more: Record<string, string> = {}) => {
    const fields = complaintFields({ description: crypto.randomUUID(), ...more });
    return received.parse(await (await post('/api/complaints', json(fields))).json());
  };

  describe(name, () => {
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.remove());

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
        const notices = async () =>
          JSON.stringify(await (await ask('/api/notices?lang=en')).json());
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

    describe('a complaint', () => {
      test('is kept, has its receipt, and both e-mails go out by themselves', async () => {
        const form = new FormData();
        const fields = complaintFields({ description: 'Räntan <b>drogs</b> två gånger.' });
        for (const [field, value] of Object.entries(fields)) form.set(field, value);
        form.append('attachments', new File(['Avtal nr 7'], 'avtal Å.txt', { type: 'text/plain' }));
        const sent = await post('/api/complaints', {
          method: 'POST',
          body: form,
          headers: { accept: 'text/html' },
        });
        expect(sent.status).toBe(303);
        const path = sent.headers.get('location') ?? '';
        const receipt = await ask(path);
        const html = await receipt.text();
        expect([receipt.status, receipt.headers.get('cache-control')]).toEqual([200, 'no-store']);
        expect(brokenRules({ headers: receipt.headers, html })).toEqual([]);
        expect(html).toContain('Räntan &lt;b&gt;drogs&lt;/b&gt; två gånger.');
        expect(html).toContain('avtal Å.txt');
        const [reference = ''] = /[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(html) ?? [];
        await bothMails(reference);
        const files = (await mailsAbout(reference)).flatMap(({ attachments }) => attachments);
        expect(files).toContainEqual(
          expect.objectContaining({ filename: 'avtal Å.txt', size: 10 }),
        );
      });

      test('in JSON is answered in JSON, and the same again with the same reference', async () => {
        const fields = complaintFields({ description: crypto.randomUUID() });
        const first = await post('/api/complaints', json(fields));
        expect(first.status).toBe(201);
        const one = received.parse(await first.json());
        const two = received.parse(await (await post('/api/complaints', json(fields))).json());
        expect(two).toEqual(one);
        await bothMails(one.reference);
        expect((await ask(new URL(one.receiptUrl).pathname)).status).toBe(200);
      });
    });

    test('a question is kept, has its receipt, and both e-mails go out', async () => {
      const fields = { lang: 'en', email: 'anna@example.test', message: 'How do I move?' };
      const sent = await post('/api/questions', urlencoded(fields));
      expect(sent.status).toBe(303);
      const path = sent.headers.get('location') ?? '';
      expect(path).toMatch(/^\/en\/questions\/received\//);
      const html = await text(path);
      const [reference = ''] = /[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(html) ?? [];
      expect(html).toContain('How do I move?');
      await bothMails(reference);
    });

    describe('what cannot be taken', () => {
      test('comes back as the form with what was typed', async () => {
        const typed = complaintFields({ lastName: '', description: 'Det här <tänkte> jag.' });
        const answer = await post('/api/complaints', urlencoded(typed));
        const html = await answer.text();
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([422, 'no-store']);
        expect(html).toContain('Det här &lt;tänkte&gt; jag.');
        expect(html).toContain('id="error-summary"');
      });

      const html = { accept: 'text/html' };
      const large = complaintFields({ description: 'a'.repeat(4.2 * 1024 * 1024) });
      test.each([
        ['a question to be mended', 422, '/api/questions', urlencoded({ lang: 'en' })],
        ['a form to be mended, in JSON', 422, '/api/complaints', json({})],
        ['broken JSON', 400, '/api/complaints', { ...json(0), body: '{' }],
        [
          'a form from another site',
          403,
          '/api/complaints',
          urlencoded({}, { origin: 'https://x.test' }),
        ],
        ['too large a form', 413, '/api/complaints', urlencoded(large)],
        [
          'no form',
          415,
          '/api/complaints',
          { method: 'POST', body: '<a/>', headers: { ...html, 'content-type': 'application/xml' } },
        ],
        ['nothing in the API', 404, '/api/nothing', {}],
        ['the address of a form’s answer, loaded again', 303, '/api/complaints', { headers: html }],
        ['the address of a form’s answer, as a program', 405, '/api/complaints', {}],
        ['a receipt that nobody has', 404, `/klagomal/mottaget/${'A'.repeat(32)}/`, {}],
        ['a receipt that is none', 404, '/klagomal/mottaget/A/', {}],
      ])('%s: %i', async (_, status, path, init) => {
        const answer = await ask(path, init);
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
        const isHtml = (answer.headers.get('content-type') ?? '').startsWith('text/html');
        const page = isHtml ? await answer.text() : '';
        expect(brokenRules({ headers: answer.headers, html: page })).toEqual([]);
      });
    });

    describe('what the provider reports', () => {
      const report = (body: object, parts = {}) =>
        post('/api/webhooks/resend', signedWebhook(body, { id: crypto.randomUUID(), ...parts }));

      test('is recorded for its e-mail', async () => {
        const { reference } = await complain();
        await bothMails(reference);
        const sent = await mailsAbout(reference);
        for (const { id } of sent) {
          const answer = await report(resendEvent('email.delivered', id, new Date().toISOString()));
          expect([answer.status, await answer.json()]).toEqual([200, { recorded: true }]);
        }
        const sight = async () => {
          const answer = await ask(`/api/canary/${reference}`, { headers: secret });
          return canarySight
            .parse(await answer.json())
            .messages.map(({ deliveredAt }) => deliveredAt);
        };
        await expect.poll(sight, soon).toEqual([expect.any(String), expect.any(String)]);
      });

      test('is refused with another signature, and when it is old', async () => {
        const event = resendEvent('email.delivered', 're_1');
        expect((await report(event, { secondsAgo: 400 })).status).toBe(401);
        const other = { secret: `whsec_${Buffer.alloc(24, 7).toString('base64')}` };
        expect((await report(event, other)).status).toBe(401);
      });
    });

    describe('the cron', () => {
      test.each([
        ['/api/deliver', { sent: 0, retried: 0, failed: 0 }],
        ['/api/retention', { complaints: 0, questions: 0, drafts: 0, cleared: true }],
      ])('calls %s with its secret only', async (path, report) => {
        const answer = await ask(path, { headers: secret });
        expect([answer.status, await answer.json()]).toEqual([200, report]);
        for (const headers of [{}, { authorization: 'Bearer another' }])
          expect((await ask(path, { headers })).status).toBe(401);
      });
    });

    test('the health is well, without personal data', async () => {
      const answer = await ask('/api/health');
      expect([answer.status, await answer.json()]).toEqual([
        200,
        expect.objectContaining({ status: 'ok', unreadable: 0 }),
      ]);
    });
  });
};
