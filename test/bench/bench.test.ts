import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readComplaint } from '#domain/complaint.ts';
import { complaintBody } from './complaint-text.ts';
import { startMailEndpoint } from './mail-endpoint.ts';
import { loadInNode } from './node-client.ts';
import { fileAt } from './peers/besked.ts';
import { takeInNaively } from './peers/naive.ts';
import { startPeer } from './pinned.ts';
import { digits, sectionText, target } from './report.ts';
import { measure, median, quantile } from './rounds.ts';

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'besked-bench-test-'));
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return path;
};

describe('the numbers of a bench', () => {
  it('are medians, and quantiles that were really measured', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, NaN]);
    expect(quantile([5, 1, 4, 2, 3], 0.99)).toBe(5);
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  });

  it('are compared within their own round, after rounds that warm up', async () => {
    let calls = 0;
    const slowing = (share: number) => () => {
      calls += 1;
      return Promise.resolve({ requests: (share * 1000) / calls, seconds: 1, failed: 0 });
    };
    const peer = { url: '', cpuMicroseconds: () => 0, peakMb: () => 0, stop: async () => {} };
    const [first, other] = await measure(
      [
        { name: 'first', peer, round: slowing(1) },
        { name: 'other', peer, round: slowing(2) },
      ],
      3,
    );
    expect(calls).toBe(10);
    expect(first?.vs).toBe(1);
    expect(other?.vs).toBeGreaterThan(1.5);
  });

  it('are told with what was wanted, met or not', () => {
    const targets = [
      target('speed', { atLeast: 0.8 }, 0.9, ' ×'),
      target('memory', { atMost: 170 }, 171, ' MB'),
      target('nothing', { atLeast: 1 }, NaN),
    ];
    expect(targets.map(({ met }) => met)).toEqual([true, false, undefined]);
    const text = sectionText({ title: 'T', how: 'H.', head: ['a'], rows: [['b']], targets });
    expect(text).toContain('| memory  | at most 170 MB | 171 MB  | **no**       |');
    expect([digits(1234.5), digits(12.345), digits(0.1234)]).toEqual(['1,235', '12.3', '0.12']);
  });
});

describe('what a bench posts', () => {
  it('is a complaint of 1.5 kB that is taken in by both', () => {
    const body = complaintBody('1');
    expect(body.length).toBeGreaterThan(1400);
    expect(body.length).toBeLessThan(1700);
    expect(complaintBody('NUMBER').split('NUMBER')).toHaveLength(2);
    expect(readComplaint(Object.fromEntries(new URLSearchParams(body))).kind).toBe('valid');
    const takeIn = takeInNaively(join(folder(), 'naive.sqlite'));
    expect(takeIn(body)).toMatch(/^\/received\//);
    expect(takeIn('lastName=')).toBeUndefined();
  });

  it('reaches a server that was started for it, no two alike', async () => {
    const line = [process.execPath, fileAt('raw-naive.ts'), join(folder(), 'naive.sqlite')];
    const peer = await startPeer({ line });
    onTestFinished(peer.stop);
    const load = { url: `${peer.url}/`, seconds: 0.2, complaints: true, connections: 4 };
    const loaded = await loadInNode(load);
    expect(loaded.requests).toBeGreaterThanOrEqual(4);
    expect(loaded.failed).toBe(0);
  });

  it('counts as failed what is refused', async () => {
    const server = createServer((_, response) => response.writeHead(503).end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const load = { url: `http://127.0.0.1:${port}/`, seconds: 0.05, connections: 2 };
    const { requests, failed } = await loadInNode(load);
    expect(failed).toBe(requests);
  });
});

describe('the mail endpoint of a bench', () => {
  it('takes what its limit allows, each key once', async () => {
    const endpoint = await startMailEndpoint(3);
    onTestFinished(endpoint.close);
    const send = async (path: string, key: string, body: unknown) => {
      const headers = { 'idempotency-key': key };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await fetch(endpoint.url + path, init)).status;
    };
    const mail = { to: ['a@example.test'] };
    expect(await send('/emails', 'one', mail)).toBe(200);
    expect(await send('/emails', 'one', mail)).toBe(200);
    expect(await send('/emails/batch', 'two', [mail, mail])).toBe(200);
    expect(await send('/emails', 'three', mail)).toBe(429);
    expect(endpoint.taken).toHaveLength(3);
    expect(endpoint.counts).toEqual({ requests: 4, refused: 1 });
  });
});
