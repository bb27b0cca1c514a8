import { edgeConfigNotices } from '#functions/adapters/edge-config-notices.ts';
import { localEdgeConfigEditor } from '#functions/adapters/local-edge-config-editor.ts';
import { localEdgeConfig } from '#functions/local/edge-config-endpoint.ts';
import { listenApp } from '#test/functions/adapters/loopback.ts';
import { createClient } from '@vercel/edge-config';
import { Hono } from 'hono';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';

/** The stand-in over a file, mounted as on one machine. */
const standIn = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-edge-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'edge-config.json');
  const lines: unknown[] = [];
  const endpoint = localEdgeConfig({
    items: localEdgeConfigEditor(file).items,
    log: (event, facts = {}) => void lines.push({ event, ...facts }),
  });
  const app = new Hono().route('/_local/edge-config', endpoint);
  const url = `${await listenApp(app)}/_local/edge-config`;
  return {
    url,
    lines,
    connectionString: `${url}?id=ecfg_local&token=local`,
    put: (content: unknown) =>
      writeFile(file, typeof content === 'string' ? content : JSON.stringify(content)),
  };
};

describe('the local Edge Config, asked through the SDK', () => {
  let local: Awaited<ReturnType<typeof standIn>>;
  beforeEach(async () => {
    local = await standIn();
  });
  const client = () => createClient(local.connectionString, { staleIfError: false });

  it('is empty without a file', async () => {
    expect(await client().get('notices')).toBeUndefined();
    expect(await client().has('notices')).toBe(false);
    expect(await client().getAll()).toEqual({});
    const source = edgeConfigNotices({ connectionString: local.connectionString });
    expect(await source.read()).toEqual({ kind: 'read', value: undefined });
  });

  it('gives an item, its presence, some items and all', async () => {
    await local.put({ notices: [{ id: 'å' }], greeting: 'hej', nothing: null });
    expect(await client().get('notices')).toEqual([{ id: 'å' }]);
    expect(await client().get('nothing')).toBeNull();
    expect(await client().has('notices')).toBe(true);
    expect(await client().has('toString')).toBe(false);
    expect(await client().getAll(['greeting', 'absent'])).toEqual({ greeting: 'hej' });
    expect(await client().getAll()).toEqual({
      notices: [{ id: 'å' }],
      greeting: 'hej',
      nothing: null,
    });
  });

  it('shows an edited file on the next read, and its digest changes', async () => {
    await local.put({ notices: [1] });
    const reader = client();
    const source = edgeConfigNotices({ connectionString: local.connectionString });
    expect(await source.read()).toEqual({ kind: 'read', value: [1] });
    const digest = await reader.digest();
    expect(await reader.digest()).toBe(digest);
    await local.put({ notices: [2] });
    expect(await source.read()).toEqual({ kind: 'read', value: [2] });
    expect(await reader.digest()).not.toBe(digest);
    await local.put({ notices: [1] });
    expect(await source.read()).toEqual({ kind: 'read', value: [1] });
  });

  it.each(['{"notices": [', '[1]', '"text"', ''])(
    'answers 500 to a file that holds %j',
    async (content) => {
      await local.put({ notices: [1] });
      const source = edgeConfigNotices({ connectionString: local.connectionString });
      await source.read();
      await local.put(content);
      expect(await source.read()).toMatchObject({ kind: 'unavailable' });
      await source.read();
      expect(local.lines).toHaveLength(1);
      expect(local.lines[0]).toMatchObject({ event: 'edge_config_file_unreadable' });
      expect(JSON.stringify(local.lines)).toContain(
        'edge-config.json does not hold one JSON object.',
      );
      await local.put({ notices: [3] });
      expect(await source.read()).toEqual({ kind: 'read', value: [3] });
    },
  );

  it('refuses another token', async () => {
    const other = createClient(local.connectionString.replace('token=local', 'token=other'));
    await expect(other.get('notices')).rejects.toThrow('Unauthorized');
    expect((await fetch(`${local.url}/items`)).status).toBe(401);
  });

  it('says 304 to those who have the item', async () => {
    await local.put({ notices: [1] });
    const headers = { authorization: 'Bearer local' };
    const first = await fetch(`${local.url}/item/notices`, { headers });
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${local.url}/item/notices`, {
      headers: { ...headers, 'if-none-match': etag },
    });
    expect([first.status, again.status]).toEqual([200, 304]);
  });
});
