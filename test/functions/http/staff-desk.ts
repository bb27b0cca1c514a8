import type { AppDeps } from '#functions/http/app-deps.ts';
import type { StaffEntry } from '#functions/staff/staff-deps.ts';
import type { Mail } from '#functions/ports.ts';
import { testBesked, tuesdayMorning } from './besked.ts';

/** A browser as far as cookies and forms go, at an app. */
export const browserAt = (app: { request: (path: string, init?: RequestInit) => unknown }) => {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', cookie, ...init.headers };
    const answer = await app.request(path, { ...init, headers });
    if (!(answer instanceof Response)) throw new Error('No answer.');
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/max-age=0/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    get: (path: string) => ask(path),
    post: (path: string, fields: Record<string, string>) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
};

/** The app with a desk for `list`, a clock that can be moved, and the mails of signing in. */
export const staffedBesked = async (
  changed: Partial<AppDeps> = {},
  list: readonly StaffEntry[] = [{ who: 'anna@example.test', roles: ['phone'] }],
) => {
  const state = { now: tuesdayMorning, list };
  const mails: Mail[] = [];
  const work: Promise<void>[] = [];
  const staff = {
    get list() {
      return state.list;
    },
    mailer: {
      send: (mail: Mail) => {
        mails.push(mail);
        return Promise.resolve({ kind: 'sent' as const, providerId: 'x' });
      },
    },
    secret: 'a-secret-for-staff',
    later: (begin: () => Promise<void>) => void work.push(begin()),
  };
  const besked = await testBesked({ staff, clock: { now: () => state.now }, ...changed });
  const latestMail = () => {
    const text = mails.at(-1)?.text ?? '';
    return {
      path: new URL(/https:\S+/.exec(text)?.[0] ?? 'https://no.example.test').pathname,
      link: /\/([\w-]{32})\/$/m.exec(text)?.[1] ?? '',
      code: /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)?.[0] ?? '',
    };
  };
  const later = (minutes: number, milliseconds = 0) => {
    state.now = state.now.add({ milliseconds: minutes * 60_000 + milliseconds });
  };
  const begunLater = () => work.length;
  return {
    ...besked,
    state,
    mails,
    begunLater,
    latestMail,
    later,
    browser: () => browserAt(besked.app),
  };
};

/** A browser in which somebody is signed in. */
export const signedIn = async (
  { browser, latestMail }: Awaited<ReturnType<typeof staffedBesked>>,
  email = 'anna@example.test',
) => {
  const here = browser();
  await here.post('/api/staff/ask', { lang: 'sv', email });
  await here.post('/api/staff/sign-in', { lang: 'sv', link: latestMail().link });
  return here;
};
