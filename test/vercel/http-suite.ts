import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { resendEvent, signedWebhook } from '#test/functions/http/signed-webhook.ts';
import type { RunningServer } from '#test/server/running-server.ts';
import { formsSuite } from './forms-suite.ts';
import { httpClient, soon, type HttpClient } from './http-client.ts';
import { pagesSuite } from './pages-suite.ts';
import { deploymentSecrets } from './running-deployment.ts';

const canarySight = z.object({
  messages: z.array(z.object({ purpose: z.string(), deliveredAt: z.string().optional() })),
});

const secret = { authorization: `Bearer ${deploymentSecrets.CRON_SECRET}` };

/**
 * What Besked answers over HTTP, wherever it runs: the same suite for the server on one machine and for
 * what is deployed. Mails go out without anybody calling `/api/deliver`.
 */
export const httpSuite = (name: string, start: () => Promise<RunningServer>): void => {
  let server: RunningServer;
  const client = httpClient(() => server);

  describe(name, () => {
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.remove());

    pagesSuite(client);
    formsSuite(client);
    machinesSuite(client);
  });
};

/** What the provider, the cron and who watches over it are answered. */
const machinesSuite = ({ ask, post, mailsAbout, bothMails, complain }: HttpClient): void => {
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
};
