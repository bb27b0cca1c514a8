import type { SiteFacts } from '#domain/site-facts.ts';
import { noticesDigest } from '#functions/notices/notices-digest.ts';
import type { AppDeps } from '#functions/http/app-deps.ts';
import type { ReadSite, WriteNote } from '#functions/ports.ts';
import { locales } from '#domain/locale.ts';
import { pathOf } from '#i18n/routes.ts';
import { siteFacts } from '#test/domain/notice-fixtures.ts';
import { at } from '#test/functions/notices/pages-at.ts';
import { deskPage } from './desk-page.ts';
import { signedIn, staffedBesked } from './staff-desk.ts';

const deskPaths = new Set<string>([
  ...locales.flatMap((locale) => [pathOf('phone-desk', locale), pathOf('phone-review', locale)]),
]);

/** A character reference of HTML as the character. */
const plain = (html: string): string =>
  html
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<');

/**
 * A phone desk at a Stockholm wall time, over notices that stand anywhere (`store.value`), with a site that
 * reads them as soon as they stand there.
 */
export const phoneDesk = async (
  time: string,
  value: readonly unknown[] = [],
  { facts = siteFacts, ...changed }: Partial<AppDeps> & { facts?: SiteFacts } = {},
) => {
  const store: { value: unknown; note: unknown; fails: boolean } = {
    ...{ value, note: undefined, fails: false },
  };
  const editor = {
    read: () => Promise.resolve(store.value),
    readWithNote: () => Promise.resolve({ notices: store.value, note: store.note }),
    write: (notices: readonly unknown[], note?: WriteNote) => {
      if (store.fails) return Promise.reject(new Error('down'));
      store.value = structuredClone(notices);
      if (note) store.note = note;
      return Promise.resolve();
    },
  };
  const besked = await staffedBesked(
    {
      siteFacts: facts,
      pages: {
        get: (path) =>
          Promise.resolve(
            deskPaths.has(path) ? deskPage : '<!--each:signedIn-->signed in<!--/each:signedIn-->',
          ),
      },
      noticeSource: { read: () => Promise.resolve({ kind: 'read', value: store.value }) },
      desk: { editor, readSite: (locale) => readSite(locale) },
      ...changed,
    },
    [
      { who: '@example.test', roles: ['phone'] },
      { who: 'cleo@example.test', roles: ['complaints'] },
    ],
  );
  const readSite: ReadSite = async (locale) => {
    const answer = await besked.app.request(`/api/notices?lang=${locale}`);
    const { notices }: { notices: { text: string }[] } = await answer.json();
    const digest = answer.headers.get('besked-notices') ?? '';
    return { digest, texts: notices.map(({ text }) => text) };
  };
  besked.state.now = at(time);

  /** Somebody at work: looks at what fields lead to, and writes it. */
  const person = async (email = 'anna@example.test') => {
    const browser = await signedIn(besked, email);
    const look = async (path: string) => {
      const answer = await browser.get(path);
      return { status: answer.status, text: plain(await answer.text()) };
    };
    const review = (fields: Record<string, string>) =>
      look(`/personal/telefon/granska/?${new URLSearchParams(fields).toString()}`);
    const hiddenOf = (text: string): Record<string, string> =>
      Object.fromEntries(
        Array.from(
          text.matchAll(/<input name="([^"]*)" value="(.*?)">\n/g),
          ([, name = '', set = '']) => [name, set],
        ),
      );
    const confirm = async (shown: { text: string }) => {
      const answer = await browser.post('/api/staff/phone', {
        lang: 'sv',
        ...hiddenOf(shown.text),
      });
      return { status: answer.status, text: plain(await answer.text()) };
    };
    return {
      ...{ browser, look, review, confirm },
      desk: () => look('/personal/telefon/'),
      /** Both taps. */
      write: async (fields: Record<string, string>) => {
        const shown = await review(fields);
        if (shown.status !== 200) throw new Error(`It cannot be written: ${shown.text}`);
        return confirm(shown);
      },
    };
  };
  return { ...besked, notices: store, person, digestNow: () => noticesDigest(store.value) };
};
