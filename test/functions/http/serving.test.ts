import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressNow } from '#functions/adapters/built-site-codings.ts';
import type { SiteFile } from '#functions/ports.ts';
import { complaintFields, testBesked, urlencoded } from './besked.ts';

const notice = {
  id: 'today',
  kind: 'phone-closed',
  from: '2026-11-24T09:30',
  until: '2026-11-25T09:00',
};

const text = 'body { color: black } '.repeat(50);

/** Besked that compresses, with one file and notices that a test may change. */
const compressing = async () => {
  const style: SiteFile = {
    content: await compressNow({ identity: new TextEncoder().encode(text), digest: 'style' }),
    contentType: 'text/css; charset=utf-8',
    immutable: true,
  };
  const edgeConfig: { notices: unknown } = { notices: [] };
  const besked = await testBesked({
    compress: compressNow,
    files: { get: (path) => (path === '/_astro/style.css' ? style : undefined) },
    noticeSource: { read: () => Promise.resolve({ kind: 'read', value: edgeConfig.notices }) },
  });
  const get = async (path: string, headers = {}, method = 'GET') => {
    const answer = await besked.app.request(path, { method, headers });
    const bytes = Buffer.from(await answer.arrayBuffer());
    // Of this very request.
    answer.headers.delete('server-timing');
    return { status: answer.status, headers: Object.fromEntries(answer.headers), bytes };
  };
  return { ...besked, edgeConfig, get };
};

describe.each(['/klagomal/', '/_astro/style.css'])('%s', (path) => {
  it('is sent in the coding that was asked for, each with an ETag of its own', async () => {
    const { get } = await compressing();
    const plain = await get(path);
    const br = await get(path, { 'accept-encoding': 'gzip, br' });
    const gzip = await get(path, { 'accept-encoding': 'gzip' });
    expect(brotliDecompressSync(br.bytes)).toEqual(plain.bytes);
    expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(br.headers['content-encoding']).toBe('br');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(new Set([plain, br, gzip].map(({ headers }) => headers['etag'])).size).toBe(3);
    for (const { headers, bytes } of [plain, br, gzip]) {
      expect(headers['vary']).toBe('accept-encoding');
      expect(headers['content-length']).toBe(String(bytes.length));
    }
  });

  it('is known to who holds it in that coding, and to nobody else', async () => {
    const { get } = await compressing();
    const { headers } = await get(path, { 'accept-encoding': 'br' });
    const etag = headers['etag'] ?? '';
    const again = await get(path, { 'accept-encoding': 'br', 'if-none-match': etag });
    expect([again.status, again.bytes.length, again.headers['etag']]).toEqual([304, 0, etag]);
    expect(again.headers['vary']).toBe('accept-encoding');
    expect((await get(path, { 'accept-encoding': 'br', 'if-none-match': '*' })).status).toBe(304);
    expect((await get(path, { 'if-none-match': etag })).status).toBe(200);
  });

  it('answers HEAD as GET, without the content', async () => {
    const { get } = await compressing();
    const whole = await get(path, { 'accept-encoding': 'br' });
    const head = await get(path, { 'accept-encoding': 'br' }, 'HEAD');
    expect(head).toEqual({ ...whole, bytes: Buffer.alloc(0) });
  });

  it('is the same however often it is asked for', async () => {
    const { get } = await compressing();
    for (const headers of [{}, { 'accept-encoding': 'br' }]) {
      const first = await get(path, headers);
      expect(await get(path, headers)).toEqual(first);
      expect(await get(`${path}?a=b`, headers)).toEqual(first);
      expect(first.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    }
  });
});

describe('a page', () => {
  it('shows a notice to the next who asks, and no longer than it is there', async () => {
    const { get, edgeConfig } = await compressing();
    const before = await get('/klagomal/', { 'accept-encoding': 'br' });
    edgeConfig.notices = [notice];
    const [during, plain] = [
      await get('/klagomal/', { 'accept-encoding': 'br' }),
      await get('/klagomal/'),
    ];
    expect(brotliDecompressSync(during.bytes).toString()).toContain('data-kind="phone-closed"');
    expect(brotliDecompressSync(during.bytes)).toEqual(plain.bytes);
    edgeConfig.notices = [];
    expect(await get('/klagomal/', { 'accept-encoding': 'br' })).toEqual(before);
  });

  it('that does not exist is compressed too, and is never known', async () => {
    const { get } = await compressing();
    const br = { 'accept-encoding': 'br' };
    for (const path of ['/finns-inte/', '/404.html']) {
      const answer = await get(path, { ...br, 'if-none-match': '*' });
      expect([answer.status, answer.headers['content-encoding']]).toEqual([404, 'br']);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['etag']).toBeUndefined();
    }
  });

  it('is only read at its address, known or not', async () => {
    const { app, get } = await compressing();
    await get('/klagomal/');
    const answer = await app.request('/klagomal/', { method: 'POST' });
    expect(answer.status).not.toBe(200);
  });
});

describe('what is personal', () => {
  it('is never compressed: its length would tell of it', async () => {
    const { app } = await compressing();
    const br = { 'accept-encoding': 'br, gzip' };
    const invalid = await app.request(
      '/api/complaints',
      urlencoded(complaintFields({ lastName: '' }), br),
    );
    const sent = await app.request('/api/complaints', urlencoded(complaintFields(), br));
    const receipt = await app.request(sent.headers.get('location') ?? '', { headers: br });
    expect([invalid.status, receipt.status]).toEqual([422, 200]);
    for (const answer of [invalid, receipt]) {
      expect(answer.headers.get('content-encoding')).toBeNull();
      expect(answer.headers.get('etag')).toBeNull();
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('a piece of a file', () => {
  const range = 'bytes=5-9';

  it('is of its plain bytes, whatever coding is accepted', async () => {
    const { get } = await compressing();
    const answer = await get('/_astro/style.css', { range, 'accept-encoding': 'br' });
    expect([answer.status, answer.bytes.toString()]).toEqual([206, text.slice(5, 10)]);
    expect(answer.headers['content-range']).toBe(`bytes 5-9/${text.length}`);
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  it('is the whole file once that is another than was begun', async () => {
    const { get } = await compressing();
    const { headers } = await get('/_astro/style.css');
    const ifRange = (etag: string) => get('/_astro/style.css', { range, 'if-range': etag });
    expect((await ifRange(headers['etag'] ?? '')).status).toBe(206);
    expect((await ifRange('"another"')).status).toBe(200);
  });

  it('that lies behind its end cannot be had', async () => {
    const { get } = await compressing();
    const answer = await get('/_astro/style.css', { range: 'bytes=99999-' });
    expect([answer.status, answer.headers['content-range']]).toEqual([
      416,
      `bytes */${text.length}`,
    ]);
  });
});
