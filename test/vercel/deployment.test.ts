import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { complaintFields, urlencoded } from '#test/functions/http/besked.ts';
import { listen } from '#test/functions/adapters/loopback.ts';
import { message, submission } from '#test/contract/store-fixtures.ts';
import { emptyTables } from '#test/libsql/empty-tables.ts';
import { hasSqld, runSqld, type RunningSqld } from '#test/libsql/running-sqld.ts';
import { openSharedTestStore } from '#test/libsql/shared-store.ts';
import { outputFolder } from './build-outputs.ts';
import { runDeployment } from './deployment.ts';
import { deploymentSecrets, deploymentSettings } from './running-deployment.ts';

const site = 'https://help.firm.example';
const secret = { authorization: `Bearer ${deploymentSecrets.CRON_SECRET}` };
const sentMail = z.object({ to: z.array(z.string()), subject: z.string() });

/** A mail provider that takes what it likes; it gives the addresses that it took mails for. */
const provider = async (takes: (to: string) => boolean = () => true) => {
  const taken: string[] = [];
  const url = await listen((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const mails = z
        .union([z.array(sentMail), sentMail.transform((mail) => [mail])])
        .parse(JSON.parse(Buffer.concat(pieces).toString()));
      const all = mails.flatMap(({ to }) => to);
      const isTaken = all.every(takes);
      if (isTaken) taken.push(...all);
      const ids = mails.map(() => ({ id: crypto.randomUUID() }));
      const answer = request.url?.endsWith('/batch') ? { data: ids } : ids[0];
      response.writeHead(isTaken ? 200 : 500, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isTaken ? answer : null));
    });
  });
  return { url, taken };
};

if (!hasSqld) console.warn(`No sqld for ${process.platform}: deployments are not tested here.`);

describe.runIf(hasSqld)('a deployment', () => {
  let sqld: RunningSqld;
  let lines: string[] = [];
  beforeAll(async () => {
    sqld = await runSqld();
  });
  afterAll(() => sqld.remove());
  beforeEach(async () => {
    lines = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
    await emptyTables(sqld.url);
    return () => vi.restoreAllMocks();
  });

  const deployed = async (env: Record<string, string> = {}) => {
    const settings = { ...deploymentSettings('http://127.0.0.1:9'), LIBSQL_URL: sqld.url, ...env };
    const deployment = await runDeployment(outputFolder('edge'), { env: settings });
    const ask = (path: string, init?: RequestInit) =>
      deployment.fetch(new Request(site + path, init));
    const complain = (more = {}, headers = {}) =>
      ask('/api/complaints', urlencoded(complaintFields(more), headers));
    return { ...deployment, ask, complain };
  };

  test('sends both mails of a complaint once it is answered, and the cron finds nothing left', async () => {
    const { url: RESEND_BASE_URL, taken } = await provider();
    const { complain, settled, ask } = await deployed({ RESEND_BASE_URL });
    const sent = await complain();
    expect(sent.status).toBe(303);
    const receipt = sent.headers.get('location') ?? '';
    const page = await (await ask(receipt)).text();
    expect([page.includes('datum.ics'), page.includes('kvitto.pdf')]).toEqual([true, false]);
    await settled();
    expect(taken.sort()).toEqual(['oberg@example.test', 'officer@example.test']);
    const answer = await ask('/api/deliver', { headers: secret });
    expect(await answer.json()).toEqual({ sent: 0, retried: 0, failed: 0 });
  });

  describe('when Vercel calls by the clock', () => {
    /** A complaint that was kept by an instance that ended before it could send anything. */
    const leftBehind = async (minutes: number) => {
      const store = await openSharedTestStore({ url: sqld.url });
      const complaint = submission({ receivedAt: Date.now() - minutes * 60_000 });
      await store.accept(complaint, [message(complaint)], 0);
      await store.close();
    };

    test('sends what an instance has left behind', async () => {
      await leftBehind(0);
      const { url: RESEND_BASE_URL, taken } = await provider();
      const { ask, crons } = await deployed({ RESEND_BASE_URL });
      const answers = crons.map((path) => ask(path, { headers: secret }));
      for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200);
      expect(taken).toEqual(['officer@example.test']);
      for (const path of crons) expect((await ask(path)).status).toBe(401);
    });

    test('tells the other address once the officer’s mail has waited for 15 minutes', async () => {
      const fallback = 'deputy@example.test';
      const { url: RESEND_BASE_URL, taken } = await provider((to) => to === fallback);
      const env = { RESEND_BASE_URL, COMPLAINTS_FALLBACK_TO: fallback };
      const { ask } = await deployed(env);
      await leftBehind(14);
      await ask('/api/deliver', { headers: secret });
      expect(taken).toEqual([]);
      await emptyTables(sqld.url);
      await leftBehind(16);
      await ask('/api/deliver', { headers: secret });
      expect(taken).toEqual([fallback]);
    });
  });

  test('limits what one client sends by the address that Vercel tells', async () => {
    const { complain } = await deployed({ LIMIT_PER_CLIENT: '1' });
    const from = (address: string) => ({ 'x-real-ip': address, 'x-forwarded-for': '203.0.113.9' });
    const send = (text: string, address: string) => complain({ description: text }, from(address));
    expect((await send('a', '198.51.100.1')).status).toBe(303);
    const refused = await send('b', '198.51.100.1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([
      429,
      expect.stringMatching(/^\d+$/),
    ]);
    expect((await send('c', '198.51.100.2')).status).toBe(303);
  });

  test('says that it keeps nothing while the store is out of reach, and keeps all once it is back', async () => {
    const { complain, ask } = await deployed({ LIBSQL_URL: 'http://127.0.0.1:9' });
    const refused = await complain({ description: 'Det <här> skrev jag.' });
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain('Det &lt;här&gt; skrev jag.');
    expect(lines.join('\n')).toContain('"event":"store_not_opened"');
    expect((await ask('/klagomal/')).status).toBe(200);
    const { complain: again } = await deployed();
    expect((await again()).status).toBe(303);
  });

  test('does not seal with a key that is another than the store knows by that name', async () => {
    const { complain } = await deployed();
    await complain();
    const other = Buffer.alloc(32, 2).toString('base64');
    const { complain: refused } = await deployed({ SEALING_KEYS: `k1:${other}` });
    expect((await refused({ description: 'b' })).status).toBe(503);
    expect(lines.join('\n')).toContain('The key k1 at hand is not the one of that name');
  });
});

describe('a deployment whose settings are faulty', () => {
  const faulty = async (env: Record<string, string>) => {
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
    const { fetch } = await runDeployment(outputFolder('edge'), { env });
    const ask = (path: string, init?: RequestInit) => fetch(new Request(site + path, init));
    const named = () =>
      lines.flatMap((line) => /"setting_faulty","name":"(\w+)"/.exec(line)?.[1] ?? []);
    return { ask, named, lines };
  };

  test('names all of them in the log, and none of its secrets', async () => {
    const { named, lines } = await faulty({
      CRON_SECRET: 'short',
      SITE_URL: 'http://help.firm.example',
    });
    expect(named().sort()).toEqual(
      [
        'COMPLAINTS_TO',
        'CRON_SECRET',
        'EDGE_CONFIG',
        'LIBSQL_URL',
        'MAIL_FROM',
        'QUESTIONS_TO',
      ].concat(['RESEND_API_KEY', 'RESEND_WEBHOOK_SECRET', 'SEALING_KEYS', 'SITE_URL']),
    );
    expect(lines.join('')).not.toContain('short');
  });

  test('shows its pages, with the phone’s status, and keeps what was typed in the form', async () => {
    const { ask } = await faulty({});
    const page = await ask('/');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('data-state=')]);
    const typed = complaintFields({ description: 'Det <här> skrev jag.' });
    const refused = await ask('/api/complaints', urlencoded(typed));
    expect(refused.status).toBe(503);
    const html = await refused.text();
    expect(html).toContain('Det &lt;här&gt; skrev jag.');
    expect(html).toContain('mailto:');
    for (const path of ['/api/health', '/api/complaints'])
      expect((await ask(path, path === '/api/health' ? {} : urlencoded(typed))).status).toBe(503);
  });
});
