import { expect, test } from 'vitest';
import { canarySite } from '#functions/canary/canary-site.ts';
import { runCanary, type CanaryOptions } from '#functions/canary/run-canary.ts';
import { resendWebhooks } from '#functions/adapters/resend-webhooks.ts';
import { testBesked, tuesdayMorning } from '#test/functions/http/besked.ts';
import { resendEvent, signedWebhook, webhookSecret } from '#test/functions/http/signed-webhook.ts';

/** A canary over the app itself; `each` happens between two looks, half a second later each time. */
const fly = async (
  app: { request: (url: string, init?: RequestInit) => Response | Promise<Response> },
  {
    each = () => Promise.resolve(),
    ...options
  }: Partial<CanaryOptions> & { each?: () => Promise<unknown> } = {},
) => {
  let now = 0;
  const lines: string[] = [];
  const asked: { url: string; authorization: string | null }[] = [];
  const outcome = await runCanary(
    {
      site: 'https://help.example.test',
      receiptTo: 'canary@example.test',
      cronSecret: 'a-secret-of-the-cron',
      withinMs: 5000,
      ...options,
    },
    {
      fetch: async (url, init) => {
        const { pathname } = new URL(url instanceof Request ? url.url : url);
        const authorization = new Headers(init?.headers).get('authorization');
        asked.push({ url: pathname, authorization });
        return app.request(pathname, init);
      },
      now: () => now,
      sleep: async (ms) => {
        now += ms;
        await each();
      },
      mark: crypto.randomUUID(),
      print: (line) => lines.push(line),
    },
  );
  return { outcome, lines, asked };
};

/** Besked, with Resend taking mail and telling of it when asked to. */
const production = async (withEvents: boolean) => {
  const besked = await testBesked(
    withEvents ? { webhooks: resendWebhooks({ secret: webhookSecret }) } : {},
  );
  const subjects: string[] = [];
  const send = async () => {
    for (const one of await besked.due()) {
      subjects.push(one.mail.subject);
      const at = tuesdayMorning.epochMilliseconds;
      await besked.store.markSent(one, { at, providerId: `re-${one.purpose}` });
    }
  };
  const deliver = async (purpose: string) => {
    const call = signedWebhook(resendEvent('email.delivered', `re-${purpose}`), { id: purpose });
    await besked.app.request('/api/webhooks/resend', call);
  };
  return { ...besked, subjects, send, deliver };
};

test('arrives where the site has sent both, marked as a test in the officer’s subject', async () => {
  const { app, send, subjects } = await production(false);
  const { outcome, lines, asked } = await fly(app, { each: send });
  expect(outcome).toEqual({ kind: 'arrived' });
  expect(lines[0]).toMatch(/^Kept as \w{3}-\w{3}-\w{3} after 0\.0 s\.$/);
  expect(lines.slice(1)).toEqual([
    'The officer’s e-mail: arrived after 0.5 s.',
    'The receipt: arrived after 0.5 s.',
  ]);
  expect(subjects[0]).toContain('TEST');
  const withSecret = asked.filter(({ authorization }) => authorization !== null);
  expect(new Set(withSecret.map(({ url }) => url.split('/').slice(0, 3).join('/')))).toEqual(
    new Set(['/api/canary']),
  );
});

test('waits for the word of delivery where that is to be had', async () => {
  const { app, send, deliver } = await production(true);
  const half = await fly(app, {
    each: async () => {
      await send();
      await deliver('officer');
    },
  });
  expect(half.outcome).toEqual({
    kind: 'failed',
    why: expect.stringMatching(
      /^\S+ after 5\.0 s: The receipt did not arrive \(sent, tries: 1\)\.$/,
    ),
  });
});

test('says what failed: no inbox and no secret, no address, a wrong secret, a site that takes nothing', async () => {
  const { app } = await production(false);
  const why = async (options: Partial<CanaryOptions>) => {
    const { outcome } = await fly(app, options);
    return outcome.kind === 'failed' ? outcome.why : 'arrived';
  };
  expect(await why({ cronSecret: undefined })).toContain('set CRON_SECRET');
  expect(await why({ receiptTo: undefined })).toContain('Set CANARY_TO');
  expect(await why({ cronSecret: 'wrong' })).toContain('the site answered 401');
  const down = await fly({ request: () => new Response('no', { status: 503 }) });
  expect(down.outcome).toEqual({
    kind: 'failed',
    why: 'The complaint was not taken: status 503.',
  });
  const gone = await fly({ request: () => Promise.reject(new Error('connection refused')) });
  expect(gone.outcome).toMatchObject({ why: expect.stringContaining('could not be reached') });
});

test.each([
  [
    'https://help.firm.example',
    '60',
    { kind: 'read', site: 'https://help.firm.example', withinMs: 60_000 },
  ],
  ['http://127.0.0.1:4321/', '1', { kind: 'read', site: 'http://127.0.0.1:4321', withinMs: 1000 }],
  ['http://help.firm.example', '60', { kind: 'refused' }],
  ['https://help.firm.example/sv/', '60', { kind: 'refused' }],
  ['help.firm.example', '60', { kind: 'refused' }],
  ['file:///etc/passwd', '60', { kind: 'refused' }],
  ['https://help.firm.example', '0', { kind: 'refused' }],
  ['https://help.firm.example', '1.5', { kind: 'refused' }],
])('%s within %s s', (url, within, read) => {
  expect(canarySite(url, within)).toMatchObject(read);
});
