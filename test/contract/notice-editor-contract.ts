import type { NoticeEditor } from '#functions/ports.ts';
import { describe, expect, it } from 'vitest';

/** An editor over a fresh store, and what else stands in that store. */
export interface EditedStore {
  editor: NoticeEditor;
  /** Puts a value under a key, as someone else would. */
  put: (key: string, value: unknown) => Promise<void>;
  items: () => Promise<unknown>;
}

/** What every editor of notices does, whatever keeps them. */
export const noticeEditorContract = (name: string, fresh: () => Promise<EditedStore>): void => {
  describe(`a notice editor: ${name}`, () => {
    it('reads nothing from an empty store', async () => {
      const { editor } = await fresh();
      expect((await editor.read()) ?? 'nothing').toBe('nothing');
    });

    it('reads what stands there, whatever it is', async () => {
      const { editor, put } = await fresh();
      for (const value of [[{ id: 'å' }], 'nonsense', { a: 1 }, []]) {
        await put('notices', value);
        expect(await editor.read()).toEqual(value);
      }
    });

    it('reads what it has written', async () => {
      const { editor } = await fresh();
      const notices = [{ id: 'ö', text: { sv: '”Stängt” <b>', en: '🎄' } }, 'kept as it is', null];
      await editor.write(notices);
      expect(await editor.read()).toEqual(notices);
      await editor.write([]);
      expect(await editor.read()).toEqual([]);
    });

    it('keeps the other keys', async () => {
      const { editor, put, items } = await fresh();
      await put('other', { a: [1] });
      await editor.write([1]);
      expect(await items()).toEqual({ other: { a: [1] }, notices: [1] });
    });

    it('notes who wrote, until somebody else notes it', async () => {
      const { editor, put } = await fresh();
      expect(await editor.readWithNote()).toEqual({ notices: undefined, note: undefined });
      const note = { by: 'desk', digest: 'd' } as const;
      await editor.write([1], note);
      await put('notices', [2]);
      expect(await editor.readWithNote()).toEqual({ notices: [2], note });
      await editor.write([3]);
      expect(await editor.readWithNote()).toEqual({ notices: [3], note });
    });
  });
};
