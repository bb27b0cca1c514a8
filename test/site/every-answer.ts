import { StoreUnavailableError } from '#functions/ports.ts';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { installedFonts } from '#functions/adapters/installed-fonts.ts';
import { pdfkitPress } from '#functions/adapters/pdfkit-press.ts';
import { isStaffPath } from '#i18n/routes.ts';
import { complaintFields, json, testBesked, urlencoded } from '#test/functions/http/besked.ts';
import { signedIn, staffedBesked } from '#test/functions/http/staff-desk.ts';
import { builtFiles, builtPages } from './built-pages.ts';

/** A request, the status that it should get, and whether the answer is for one person only. */
export interface KindOfAnswer {
  name: string;
  status: number;
  personal: boolean;
  ask: () => Promise<Response>;
}

const post = '/api/complaints';
const check = '/api/complaints/check';
const html = { accept: 'text/html' };

/** The app over the site as it was built. */
const builtBesked = (changed: Parameters<typeof testBesked>[0] = {}) =>
  testBesked({ ...readBuiltSite('.build'), ...changed });

const ask = async (path: string, init?: RequestInit, changed?: Parameters<typeof testBesked>[0]) =>
  (await builtBesked(changed)).app.request(path, init);

const down = () => Promise.reject(new StoreUnavailableError('down'));

const storeDown = async (path: string, init?: RequestInit) => {
  const { store } = await testBesked();
  const broken = {
    ...{ ...store, accept: down, findByReceiptToken: down, outboxHealth: down },
    holdDraft: down,
  };
  return ask(path, init, { store: broken });
};

const tooMany = async (init: RequestInit) => {
  const { app } = await builtBesked({ limitsPerHour: { perClient: 0, inAll: 1 } });
  await app.request(post, urlencoded(complaintFields({ description: 'Den första.' })));
  return app.request(post, init);
};

const receipt = async () => {
  const { app } = await builtBesked();
  const sent = await app.request(post, urlencoded(complaintFields()));
  return app.request(sent.headers.get('location') ?? '');
};

const receiptFile = async (file: string) => {
  const press = pdfkitPress({ readFont: installedFonts });
  const { app } = await builtBesked({ paper: { press, colour: '#0b5f5c' } });
  const sent = await app.request(post, urlencoded(complaintFields()));
  return app.request((sent.headers.get('location') ?? '') + file);
};

const editor = {
  read: () => Promise.resolve([]),
  readWithNote: () => Promise.resolve({ notices: [], note: undefined }),
  write: () => Promise.resolve(),
};

const staffed = () =>
  staffedBesked({
    ...readBuiltSite('.build'),
    desk: { editor, readSite: () => Promise.resolve(undefined) },
  });

const asStaff = async (path: string) => (await signedIn(await staffed())).get(path);

const asNobody = async (path: string) => (await staffed()).app.request(path);

const held = async (page: string) => {
  const { app } = await builtBesked();
  const answer = await app.request(check, form);
  return app.request((answer.headers.get('location') ?? '').replace('kontrollera', page));
};

const known = async (path: string) => {
  const { app } = await builtBesked();
  const etag = (await app.request(path)).headers.get('etag') ?? '';
  return app.request(path, { headers: { 'if-none-match': etag } });
};

const fault = {
  randomness: {
    bytes: () => {
      throw new TypeError('a fault of our own');
    },
  },
};

const form = urlencoded(complaintFields());
const large = urlencoded(complaintFields({ description: 'a'.repeat(5 * 1024 * 1024) }));
const garbage = (type: string, accept: string) => ({
  method: 'POST',
  body: '{',
  headers: { 'content-type': type, accept },
});

const forEveryone = (): [name: string, status: number, ask: () => Promise<Response>][] => [
  ...builtPages()
    .filter(({ path }) => path !== '/404.html' && !isStaffPath(path))
    .map(({ path }): [string, number, () => Promise<Response>] => [path, 200, () => ask(path)]),
  ...builtFiles()
    .filter((path) => !path.endsWith('.html'))
    .map((path): [string, number, () => Promise<Response>] => [path, 200, () => ask(path)]),
  ['HEAD /', 200, () => ask('/', { method: 'HEAD' })],
  ['a page that the browser holds', 304, () => known('/klagomal/')],
  ['a file that the browser holds', 304, () => known('/favicon.svg')],
  ['a page without its slash', 308, () => ask('/klagomal')],
];

const forOnePerson: [name: string, status: number, ask: () => Promise<Response>][] = [
  ['a page that does not exist', 404, () => ask('/finns-inte/')],
  ['the check of a case for ARN', 200, () => ask('/arn/kolla/?client=business')],
  ['the check, to be mended', 422, () => ask('/en/arn/check/?client=consumer')],
  ['an accepted form', 303, () => ask(post, form)],
  ['an accepted form in JSON', 201, () => ask(post, json(complaintFields()))],
  ['a form to be looked through', 303, () => ask(check, form)],
  ['a form to be looked through, in JSON', 200, () => ask(check, json(complaintFields()))],
  ['a form to be mended before it is looked through', 422, () => ask(check, urlencoded({}))],
  ['a form that cannot be held', 503, () => storeDown(check, form)],
  ['the page on which it is looked through', 200, () => held('kontrollera')],
  ['the form as it was filled in', 200, () => held('formular')],
  ['a draft that nobody has', 404, () => ask(`/klagomal/formular/${'A'.repeat(43)}/`)],
  ['a receipt', 200, receipt],
  ['a receipt as PDF', 200, () => receiptFile('kvitto.pdf')],
  ['the promised day for a calendar', 200, () => receiptFile('datum.ics')],
  ['a receipt that nobody has', 404, () => ask(`/klagomal/mottaget/${'A'.repeat(32)}/`)],
  ['a receipt while the store is down', 503, () => storeDown(`/fraga/mottagen/${'A'.repeat(32)}/`)],
  ['a form to be mended', 422, () => ask(post, urlencoded({ lang: 'en' }))],
  ['a question to be mended', 422, () => ask('/api/questions', urlencoded({}))],
  ['a form to be mended, in JSON', 422, () => ask(post, json({}))],
  ['a broken form', 400, () => ask(post, garbage('application/json', 'text/html'))],
  ['a broken form in JSON', 400, () => ask(post, garbage('application/json', ''))],
  ['a form from another site', 403, () => ask(post, urlencoded({}, { origin: 'https://x.test' }))],
  ['a form that is too large', 413, () => ask(post, large)],
  ['what is no form', 415, () => ask(post, garbage('application/xml', 'text/html'))],
  ['too many forms', 429, () => tooMany(form)],
  ['too many forms in JSON', 429, () => tooMany(json(complaintFields()))],
  ['a fault of our own', 500, () => ask(post, form, fault)],
  ['a form while the store is down', 503, () => storeDown(post, form)],
  ['the health while the store is down', 503, () => storeDown('/api/health')],
  ['the health', 200, () => ask('/api/health')],
  ['the notices', 200, () => ask('/api/notices')],
  ['delivery without its secret', 401, () => ask('/api/deliver')],
  ['nothing in the API', 404, () => ask('/api/nothing')],
  ['the address of a form’s answer, loaded again', 303, () => ask(post, { headers: html })],
  ['the address of a form’s answer, as a program', 405, () => ask(post)],
  ['a method that a page does not know', 405, () => ask('/', { method: 'DELETE' })],
  ['a post to a page', 405, () => ask('/klagomal/', { method: 'POST', body: 'a' })],
  ['the page for staff, where there is none', 404, () => ask('/personal/')],
  ['the page for staff, before they sign in', 200, () => asNobody('/personal/')],
  ['the page for staff who are signed in', 200, () => asStaff('/en/staff/')],
  ['the phone desk', 200, () => asStaff('/personal/telefon/')],
  ['a change before it is made', 200, () => asStaff('/personal/telefon/granska/?do=close-today')],
  ['a change to be mended', 422, () => asStaff('/en/staff/phone/review/?do=plan')],
  ['a link to sign in', 200, () => asNobody(`/personal/lank/${'A'.repeat(32)}/`)],
  ['a question which methods there are', 204, () => ask(post, { method: 'OPTIONS' })],
];

/** Every kind of answer that the public site gives. */
export const everyAnswer = (): KindOfAnswer[] => [
  ...forEveryone().map(([name, status, asked]) => ({ name, status, personal: false, ask: asked })),
  ...forOnePerson.map(([name, status, asked]) => ({ name, status, personal: true, ask: asked })),
];
