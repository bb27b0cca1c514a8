import { describe, expect, it, test } from 'vitest';
import { StoreUnavailableError, type NoticesRead } from '#functions/ports.ts';
import type { RequestLine } from '#functions/ports/request-log.ts';
import { readMetrics } from '#test/functions/metrics/read-metrics.ts';
import { complaintFields, json, testBesked, urlencoded } from './besked.ts';

const secret = { authorization: 'Bearer a-secret-of-the-cron' };

/** Besked with the lines of its requests, of all or of none but pages. */
const observed = async (changed: Parameters<typeof testBesked>[0] = {}, pages = true) => {
  const lines: RequestLine[] = [];
  const requestLog = { write: (line: RequestLine) => void lines.push(line), pages };
  const besked = await testBesked({ requestLog, ...changed });
  const metrics = async () =>
    readMetrics(await (await besked.app.request('/api/metrics', { headers: secret })).text());
  return { ...besked, lines, metrics };
};

describe('GET /api/metrics', () => {
  it('is for who holds the secret of the cron', async () => {
    const { app } = await observed();
    expect((await app.request('/api/metrics')).status).toBe(401);
    const wrong = { authorization: 'Bearer a-secret-of-the-crow' };
    expect((await app.request('/api/metrics', { headers: wrong })).status).toBe(401);
    const answer = await app.request('/api/metrics', { headers: secret });
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('counts requests, forms and looks for notices', async () => {
    const { app, metrics } = await observed();
    await app.request('/klagomal/');
    await app.request('/klagomal/');
    await app.request('/api/complaints', urlencoded(complaintFields()));
    await app.request('/api/complaints', urlencoded(complaintFields()));
    await app.request('/api/complaints', urlencoded(complaintFields({ lastName: '' })));
    await app.request('/api/questions', json('no form'));
    const samples = await metrics();
    const requests = (labels: string) => samples.get(`besked_http_requests_total{${labels}}`);
    expect(requests('method="GET",route="/klagomal/",status="2xx"')).toBe(2);
    expect(requests('method="POST",route="/api/complaints",status="3xx"')).toBe(2);
    expect(requests('method="POST",route="/api/complaints",status="4xx"')).toBe(1);
    const forms = (labels: string) => samples.get(`besked_submissions_total{${labels}}`);
    expect(forms('kind="complaint",outcome="accepted"')).toBe(1);
    expect(forms('kind="complaint",outcome="repeated"')).toBe(1);
    expect(forms('kind="complaint",outcome="invalid"')).toBe(1);
    expect(forms('kind="question",outcome="malformed"')).toBe(1);
    expect(samples.get('besked_notice_lookups_total{outcome="ok"}')).toBeGreaterThan(0);
    expect(samples.get('besked_http_request_duration_seconds_count{route="/api/complaints"}')).toBe(
      3,
    );
  });

  it('says what the shared store holds, and how the process is, where that is known', async () => {
    const processGauges = () => [{ name: 'process_resident_memory_bytes', help: 'A', value: 7 }];
    const { app, metrics } = await observed({ processGauges });
    await app.request('/api/complaints', urlencoded(complaintFields()));
    const samples = await metrics();
    expect(samples.get('besked_store_up')).toBe(1);
    expect(samples.get('besked_outbox_pending')).toBe(2);
    expect(samples.get('besked_outbox_failed')).toBe(0);
    expect(samples.get('besked_clock_seconds')).toBe(1_795_510_800);
    expect(samples.get('process_resident_memory_bytes')).toBe(7);
  });

  it('still answers without its store', async () => {
    const { deps } = await testBesked();
    const outboxHealth = () => Promise.reject(new StoreUnavailableError('locked'));
    const { metrics } = await observed({ store: { ...deps.store, outboxHealth } });
    const samples = await metrics();
    expect(samples.get('besked_store_up')).toBe(0);
    expect(samples.has('besked_outbox_pending')).toBe(false);
  });

  it.each([
    ['slow', 'slow'],
    ['HTTP 500', 'fault'],
  ])('counts notices that are out of reach: %s', async (reason, outcome) => {
    const read = () => Promise.resolve({ kind: 'unavailable' as const, reason });
    const { app, metrics } = await observed({ noticeSource: { read } });
    await app.request('/klagomal/');
    const name = `besked_notice_lookups_total{outcome="${outcome}"}`;
    expect((await metrics()).get(name)).toBeGreaterThan(0);
  });
});

describe('the line of a request', () => {
  it('names a form by its outcome and reference, and nothing that was written', async () => {
    const { app, lines } = await observed();
    const form = urlencoded(complaintFields(), { 'content-length': '99', 'user-agent': 'Besked' });
    const answer = await app.request('/api/complaints?email=oberg@example.test', form);
    const receipt = answer.headers.get('location') ?? '';
    await app.request(receipt);
    const [sent, read] = lines;
    expect(sent).toMatchObject({
      method: 'POST',
      route: '/api/complaints',
      status: 303,
      received: 99,
      outcome: 'accepted',
    });
    expect(sent?.reference).toMatch(/^\S{6,}$/);
    expect(read).toMatchObject({ method: 'GET', route: '/klagomal/mottaget/:token/', status: 200 });
    const token = receipt.split('/').at(-2) ?? '?';
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${token}|example\\.test|Besked|Öberg`));
  });

  it('says what was repeated under the first reference', async () => {
    const { app, lines } = await observed();
    await app.request('/api/complaints', urlencoded(complaintFields()));
    await app.request('/api/complaints', urlencoded(complaintFields()));
    expect(lines.map(({ outcome }) => outcome)).toEqual(['accepted', 'repeated']);
    expect(lines[1]?.reference).toBe(lines[0]?.reference);
  });

  it.each([
    ['/vem/ar/19811218-9876/', '*', 404],
    ['/klagomal', '*', 308],
    ['/klagomal/?namn=Ada', '/klagomal/', 200],
    ['/api/ingenting/ada@example.test', '/api/*', 404],
    ['/api/canary/ABC', '/api/canary/:reference', 401],
  ])('never holds an address as it came: %s', async (path, route, status) => {
    const { app, lines } = await observed();
    await app.request(path);
    expect(lines).toMatchObject([{ route, status }]);
  });

  it('tells no method that somebody made up', async () => {
    const { app, lines } = await observed();
    await app.request('/klagomal/', { method: 'ADA' });
    expect(lines).toMatchObject([{ method: 'other', route: '*' }]);
  });

  it('has the bytes of a page, the first time and every other', async () => {
    const { app, lines } = await observed();
    const etag = (await app.request('/klagomal/')).headers.get('etag') ?? '';
    await app.request('/klagomal/');
    await app.request('/klagomal/', { headers: { 'if-none-match': etag } });
    await app.request('/klagomal/', { method: 'HEAD' });
    expect(lines.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['GET', '/klagomal/', 200],
      ['GET', '/klagomal/', 200],
      ['GET', '/klagomal/', 304],
      ['HEAD', '/klagomal/', 200],
    ]);
    const bytes = lines.map((line) => line.bytes ?? 0);
    expect(bytes[0]).toBeGreaterThan(100);
    expect(bytes).toEqual([bytes[0], bytes[0], 0, 0]);
  });

  it('is written of the API alone where pages are left out', async () => {
    const { app, lines } = await observed({}, false);
    for (const path of ['/klagomal/', '/klagomal/', '/finns-inte/', '/api/notices'])
      await app.request(path);
    expect(lines.map(({ route }) => route)).toEqual(['/api/notices']);
  });
});

test('a fault of ours has its line too', async () => {
  const { deps } = await testBesked();
  const { app, lines } = await observed({
    store: { ...deps.store, accept: () => Promise.reject(new Error('a fault')) },
  });
  await app.request('/api/complaints', urlencoded(complaintFields()));
  expect(lines).toMatchObject([{ route: '/api/complaints', status: 500 }]);
});

test('server-timing tells how long a page waited for its notices, and counts it', async () => {
  let waits = 30;
  const read = () =>
    new Promise<NoticesRead>((resolve) => {
      setTimeout(() => resolve({ kind: 'read', value: [] }), waits);
    });
  const { app, lines } = await observed({ noticeSource: { read } });
  await app.request('/klagomal/');
  for (const waitsAgain of [30, 0]) {
    const answer = await app.request('/klagomal/');
    const told = /^notices;dur=(\d+\.\d)$/.exec(answer.headers.get('server-timing') ?? '')?.[1];
    expect(Number(told)).toBeGreaterThanOrEqual(25);
    expect(lines.at(-1)?.ms).toBeGreaterThanOrEqual(25);
    waits = waitsAgain;
  }
  const known: NoticesRead = { kind: 'read', value: [] };
  const atHand = Promise.resolve(known);
  const quick = await observed({ noticeSource: { read: () => atHand } });
  await quick.app.request('/klagomal/');
  await quick.app.request('/klagomal/');
  expect((await quick.app.request('/klagomal/')).headers.has('server-timing')).toBe(false);
});
