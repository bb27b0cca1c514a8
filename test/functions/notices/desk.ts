import { editNotices } from '#functions/notices/edit-notices.ts';
import type { NoticeOptions } from '#functions/notices/notice-request.ts';
import { siteFacts } from '#test/domain/notice-fixtures.ts';
import { at } from './pages-at.ts';

/** A person at work at a Stockholm wall time, before a store that holds `value`. */
export const desk = (time: string, value: unknown = undefined, answer = true) => {
  const store = { value };
  const printed: string[] = [];
  const run = async (command: string, options: NoticeOptions = {}, ...operands: string[]) => {
    printed.length = 0;
    const deps = {
      editor: {
        read: () => Promise.resolve(store.value),
        write: (entries: readonly unknown[]) => {
          store.value = entries;
          return Promise.resolve();
        },
      },
      where: 'the store',
      now: at(time),
      siteFacts,
      print: (line: string) => void printed.push(line),
      confirm: () => Promise.resolve(answer),
    };
    const outcome = await editNotices(deps, { command, operands, options });
    return outcome.kind === 'done' ? 'done' : outcome.why;
  };
  return { store, printed, run };
};

/** The entry that close-today writes. */
export const closedToday = (from: string, until: string) => ({
  ...{ id: `phone-closed-${from.slice(0, 10)}`, kind: 'phone-closed', from, until },
});
