import * as english from '#i18n/en/index.ts';

// The dictionary of a pretend language: English between brackets, at addresses of its own. It stands for
// the folder that a translator writes.
const marked = (words: unknown): unknown => {
  if (typeof words === 'string') return `⟦${words}⟧`;
  if (typeof words === 'function')
    return (...args: unknown[]) => marked(Reflect.apply(words, undefined, args));
  if (Array.isArray(words)) return words.map(marked);
  return typeof words === 'object' && words !== null ? markedMembers(words) : words;
};

const markedMembers = (words: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(words).map(([name, inner]) => [name, marked(inner)]));

export const {
  check,
  dates,
  desk,
  draft,
  email,
  form,
  notice,
  numbers,
  paper,
  receipt,
  site,
  staff,
} = markedMembers(english);
export const { receiptFiles } = english;

const moved = (paths: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [name, path.replace(/^\/(?=.)/, '/q-')]),
  );

export const routes = moved(english.routes);
export const papers = moved(english.papers);
