import { localEdgeConfigEditor } from '#functions/adapters/local-edge-config-editor.ts';
import { vercelEdgeConfigEditor } from '#functions/adapters/vercel-edge-config-editor.ts';
import { listenApp } from '#test/functions/adapters/loopback.ts';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noticeEditorContract } from './notice-editor-contract.ts';
import { vercelApi } from './vercel-api.ts';

const freshFile = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'besked-notices-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  // The data folder itself need not be there yet.
  return { folder: join(folder, 'data'), file: join(folder, 'data', 'edge-config.json') };
};

noticeEditorContract('a file', async () => {
  const { file } = await freshFile();
  const editor = localEdgeConfigEditor(file);
  const put = async (key: string, value: unknown) => {
    // The folder is there once something was written.
    if (Object.keys(await editor.items()).length === 0) await editor.write([]);
    await writeFile(file, JSON.stringify({ ...(await editor.items()), [key]: value }));
  };
  return { editor, put, items: editor.items };
});

noticeEditorContract('Vercel', async () => {
  const items = new Map<string, unknown>();
  const { app } = vercelApi(items);
  const apiUrl = await listenApp(app);
  return {
    editor: vercelEdgeConfigEditor({ id: 'ecfg_test', token: 'secret', apiUrl }),
    put: (key, value) => Promise.resolve(void items.set(key, value)),
    items: () => Promise.resolve(Object.fromEntries(items)),
  };
});

describe('the file', () => {
  it('is never half written, never overwritten when malformed, and leaves nothing beside it', async () => {
    const { folder, file } = await freshFile();
    const editor = localEdgeConfigEditor(file);
    await editor.write([1]);
    await writeFile(file, '{"notices": [1], oops}');
    await expect(editor.read()).rejects.toThrow(`${file} does not hold one JSON object.`);
    await expect(editor.write([2])).rejects.toThrow(`${file} does not hold one JSON object.`);
    expect(await readFile(file, 'utf8')).toBe('{"notices": [1], oops}');
    expect(await readdir(folder)).toEqual(['edge-config.json']);
  });

  it('may begin with a byte order mark', async () => {
    const { file } = await freshFile();
    const editor = localEdgeConfigEditor(file);
    // The folder is there once something was written.
    if (Object.keys(await editor.items()).length === 0) await editor.write([]);
    await writeFile(file, '\uFEFF{"notices": [1]}');
    expect(await editor.read()).toEqual([1]);
  });
});

describe('Vercel', () => {
  it('is told the team, where there is one', async () => {
    const { app, asked } = vercelApi();
    const apiUrl = await listenApp(app);
    const editor = vercelEdgeConfigEditor({
      id: 'ecfg_test',
      token: 'secret',
      teamId: 'team_1',
      apiUrl,
    });
    await editor.write([]);
    expect(asked).toEqual(['PATCH ?teamId=team_1']);
  });

  it('that refuses is quoted', async () => {
    const apiUrl = await listenApp(vercelApi().app);
    const wrongToken = vercelEdgeConfigEditor({ id: 'ecfg_test', token: 'x', apiUrl });
    await expect(wrongToken.write([])).rejects.toThrow('Vercel answered 403: Not authorized.');
    const wrongId = vercelEdgeConfigEditor({ id: 'ecfg_other', token: 'secret', apiUrl });
    await expect(wrongId.read()).rejects.toThrow(
      'Vercel answered 404: The Edge Config was not found.',
    );
  });

  it('that cannot be reached is named', async () => {
    const apiUrl = 'http://127.0.0.1:1';
    const editor = vercelEdgeConfigEditor({ id: 'ecfg_test', token: 'secret', apiUrl });
    await expect(editor.read()).rejects.toThrow('Vercel cannot be reached at http://127.0.0.1:1.');
  });
});
