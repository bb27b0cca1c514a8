import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { NoticeEditor } from '#functions/ports.ts';

/** What stands in an Edge Config, by key. */
export type EdgeConfigItems = Readonly<Record<string, unknown>>;

/** The file `edge-config.json` holds something else than one JSON object. The message names the file. */
export class EdgeConfigFileError extends Error {
  override name = 'EdgeConfigFileError';
}

/** The notices of a local Edge Config file, and all of its items. */
export interface LocalEdgeConfigEditor extends NoticeEditor {
  /** Rejects with `EdgeConfigFileError`; a file that is not there is an empty Edge Config. */
  items: () => Promise<EdgeConfigItems>;
}

/**
 * Edits `notices` in a JSON file. A write replaces the file as a whole, so that a reader or a
 * crash never meets half of it, and keeps its other keys; a malformed file is never overwritten.
 */
export const localEdgeConfigEditor = (path: string): LocalEdgeConfigEditor => {
  const items = async (): Promise<EdgeConfigItems> => {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return '{}';
      throw error;
    });
    const { success, data } = z.record(z.string(), z.unknown()).safeParse(parsed(text));
    if (!success) throw new EdgeConfigFileError(`${path} does not hold one JSON object.`);
    return data;
  };
  return {
    items,
    read: async () => (await items())['notices'],
    readWithNote: async () => {
      const { notices, noticesWritten: note } = await items();
      return { notices, note };
    },
    write: async (notices, note) => {
      const whole = { ...(await items()), notices, ...(note && { noticesWritten: note }) };
      await replaceFile(path, `${JSON.stringify(whole, undefined, 2)}\n`);
    },
  };
};

const parsed = (text: string): unknown => {
  try {
    // Some Windows editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const replaceFile = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};
