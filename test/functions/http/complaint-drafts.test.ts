import { describe, expect, it } from 'vitest';
import type { Temporal } from 'temporal-polyfill';
import { StoreUnavailableError } from '#functions/ports.ts';
import { complaintFields, json, testBesked, tuesdayMorning, urlencoded } from './besked.ts';

const check = '/api/complaints/check';
const send = '/api/complaints';

type Besked = Awaited<ReturnType<typeof testBesked>>;
type Fields = Record<string, string>;

const multipart = (fields: Fields, files: Record<string, string> = {}): RequestInit => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [name, text] of Object.entries(files))
    body.append('attachments', new File([text], name));
  return { method: 'POST', body, headers: { accept: 'text/html' } };
};

/** Holds a complaint and says where it can be looked through. */
const held = async ({ app }: Besked, fields = complaintFields(), files: Fields = {}) => {
  const answer = await app.request(check, multipart(fields, files));
  expect(answer.status).toBe(303);
  const path = answer.headers.get('location') ?? '';
  const token = path.split('/').at(-2) ?? '';
  const html = await (await app.request(path)).text();
  return { path, token, html };
};

/** The hidden fields of the page: what its button sends. */
const hiddenFields = (html: string): Fields =>
  Object.fromEntries(
    [...html.matchAll(/<h name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    ]),
  );

const submissions = async ({ due }: Besked) =>
  (await due()).filter(({ purpose }) => purpose === 'officer');

describe('a complaint to be looked through', () => {
  it('is held under an address that says nothing of it, and sent to nobody', async () => {
    const besked = await testBesked();
    const { path, html } = await held(besked, complaintFields({ description: 'En <b> rad' }));
    expect(path).toMatch(/^\/klagomal\/kontrollera\/[\w-]{43}\/$/);
    expect(html).toContain('<title>Inte skickat än: ');
    expect(html).toContain('<dd>En &lt;b&gt; rad</dd>');
    expect(await submissions(besked)).toEqual([]);
    const shown = await besked.app.request(path);
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  it('leads back from each row to its field, with every value and file filled in', async () => {
    const besked = await testBesked();
    const { html, token } = await held(besked, complaintFields(), { 'avtal.txt': 'Avtal' });
    expect(html).toContain(`href="/klagomal/formular/${token}/#description"`);
    const form = await besked.app.request(`/klagomal/formular/${token}/`);
    expect([form.status, form.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const filled = await form.text();
    expect(filled).toContain('>Räntan drogs två gånger.</textarea>');
    expect(filled).toContain(`<h name="draft" value="${token}">`);
    expect(filled).toContain('held: avtal.txt');
  });

  it('is sent with its files by what the page holds, and leads to one receipt however often', async () => {
    const besked = await testBesked();
    const { path, html } = await held(besked, complaintFields(), { 'avtal.txt': 'Avtal' });
    const fields = hiddenFields(html);
    const [first, second] = await Promise.all([
      besked.app.request(send, multipart(fields)),
      besked.app.request(send, multipart(fields)),
    ]);
    const later = await besked.app.request(send, multipart({ ...fields, description: 'Annat' }));
    const bare = await besked.app.request(send, urlencoded({ draft: fields['draft'] ?? '' }));
    const receipt = first.headers.get('location');
    for (const answer of [first, second, later, bare])
      expect([answer.status, answer.headers.get('location')]).toEqual([303, receipt]);
    expect(await submissions(besked)).toHaveLength(1);
    expect(await (await besked.app.request(receipt ?? '')).text()).toContain('<i>avtal.txt</i>');
    for (const address of [path, path.replace('kontrollera', 'formular')]) {
      const answer = await besked.app.request(address);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, receipt]);
    }
  });

  it('keeps its files over a change, adds others, and leaves out what was taken away', async () => {
    const besked = await testBesked();
    const files = { 'avtal.txt': 'Avtal', 'brev.txt': 'Brev' };
    const { html, path } = await held(besked, complaintFields(), files);
    const fields = hiddenFields(html);
    const [avtal = ''] = (fields['heldFiles'] ?? '').split(/ |\n/);
    const changed = { ...fields, description: 'Ändrat', [`remove-${avtal}`]: '1' };
    const more = { 'brev.txt': 'Brev', 'ny.txt': 'Ny' };
    const answer = await besked.app.request(check, multipart(changed, more));
    expect(answer.headers.get('location')).toBe(path);
    const again = await (await besked.app.request(path)).text();
    expect(again).toContain('<dd>Ändrat</dd>');
    expect([...again.matchAll(/held: ([\w.]+)/g)].map(([, name]) => name)).toEqual([
      'brev.txt',
      'ny.txt',
    ]);
    const sent = await besked.app.request(send, multipart(hiddenFields(again)));
    const receipt = await (await besked.app.request(sent.headers.get('location') ?? '')).text();
    expect([...receipt.matchAll(/<i>([\w.]+)<\/i>/g)].map(([, name]) => name)).toEqual([
      'brev.txt',
      'ny.txt',
    ]);
  });

  it('says which files cannot come along before it is sent, and the officer is told of them', async () => {
    const besked = await testBesked();
    const { html } = await held(besked, complaintFields(), { 'prog.exe': 'MZ\u0000' });
    expect(html).toContain('refused: prog.exe');
    await besked.app.request(send, multipart(hiddenFields(html)));
    expect((await submissions(besked))[0]?.mail.text).toContain('prog.exe');
  });

  it('is marked as it would be without being looked through', async () => {
    const besked = await testBesked();
    const { html } = await held(besked, complaintFields({ website: 'https://x.example' }));
    expect(html).not.toContain('x.example');
    await besked.app.request(send, multipart(hiddenFields(html)));
    const id = (await submissions(besked))[0]?.submissionId ?? '';
    expect((await besked.store.findSubmission(id))?.marks).toEqual(['hiddenField']);
  });

  it('is told to a client of the API in JSON, and sent by its token alone', async () => {
    const besked = await testBesked();
    const answer = await besked.app.request(check, json(complaintFields({ lang: 'en' })));
    const told: Record<string, unknown> = await answer.json();
    expect(told).toEqual({
      draft: expect.stringMatching(/^[\w-]{43}$/),
      checkUrl: `https://help.example.test/en/complaints/check/${String(told['draft'])}/`,
      heldUntil: '2026-11-25T09:00:00Z',
      files: [],
      refusedFiles: [],
    });
    const sent = await besked.app.request(send, json({ draft: told['draft'] }));
    expect(sent.status).toBe(201);
    expect(await submissions(besked)).toHaveLength(1);
  });
});

describe('a complaint that has to be mended first', () => {
  it('comes back as the form with its files held, so that they are chosen once', async () => {
    const besked = await testBesked();
    const wrong = complaintFields({ lastName: '' });
    const answer = await besked.app.request(check, multipart(wrong, { 'avtal.txt': 'Avtal' }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('<a href="#lastName">');
    expect(html).toContain('held: avtal.txt');
    expect(html).not.toContain('again: avtal.txt');
    const fields = { ...hiddenFields(html), ...complaintFields() };
    expect((await held(besked, fields)).html).toContain('held: avtal.txt');
  });

  it('cannot be looked through as long as something is missing', async () => {
    const besked = await testBesked();
    const answer = await besked.app.request(
      check,
      multipart({ lang: 'sv' }, { 'avtal.txt': 'Avtal' }),
    );
    const token = hiddenFields(await answer.text())['draft'] ?? '';
    const shown = await besked.app.request(`/klagomal/kontrollera/${token}/`);
    expect([shown.status, shown.headers.get('location')]).toEqual([
      303,
      `/klagomal/formular/${token}/`,
    ]);
  });

  it('is not held for its text alone: the page has that', async () => {
    const { app } = await testBesked();
    const answer = await app.request(check, multipart({ lang: 'sv', description: 'Text' }));
    expect(answer.status).toBe(422);
    expect(hiddenFields(await answer.text())['draft']).toBeUndefined();
  });
});

describe('a draft that is kept no longer', () => {
  const dayLater = async () => {
    const state: { now: Temporal.Instant } = { now: tuesdayMorning };
    const besked = await testBesked({ clock: { now: () => state.now } });
    const page = await held(besked, complaintFields(), { 'avtal.txt': 'Avtal' });
    state.now = tuesdayMorning.add({ hours: 24 });
    return { ...besked, ...page, state };
  };

  it('is there until 24 hours have passed', async () => {
    const { app, path, state } = await dayLater();
    state.now = tuesdayMorning.add({ hours: 24 }).subtract({ milliseconds: 1 });
    expect((await app.request(path)).status).toBe(200);
    state.now = tuesdayMorning.add({ hours: 24 });
    const gone = await app.request(path);
    expect(gone.status).toBe(404);
    expect(await gone.text()).toContain('<h2>Det du fyllde i finns inte kvar');
  });

  it('is sent all the same from the page that shows it, once; the receipt names the files that are gone', async () => {
    const besked = await dayLater();
    const fields = hiddenFields(besked.html);
    const first = await besked.app.request(send, multipart(fields));
    const second = await besked.app.request(send, multipart(fields));
    expect([first.status, second.headers.get('location')]).toEqual([
      303,
      first.headers.get('location'),
    ]);
    const receipt = await (await besked.app.request(first.headers.get('location') ?? '')).text();
    expect(receipt).toContain('<dd>Räntan drogs två gånger.</dd>');
    expect(receipt).toContain('refused: avtal.txt, Filen fanns inte kvar hos oss.');
  });

  it('says before sending which files are gone, when it is changed', async () => {
    const { app, html, path } = await dayLater();
    const answer = await app.request(check, multipart(hiddenFields(html)));
    expect(answer.headers.get('location')).toBe(path);
    expect(await (await app.request(path)).text()).toContain('refused: avtal.txt');
  });
});

describe('a token that is not ours', () => {
  it.each(['A'.repeat(43), 'x', '', '../../etc/passwd', 'Å'.repeat(43)])(
    'finds nothing, asks the store nothing and stops no complaint: %j',
    async (token) => {
      const asked: string[] = [];
      const { store } = await testBesked();
      const { app } = await testBesked({
        store: {
          ...store,
          findDraft: (id) => {
            asked.push(id);
            return Promise.resolve(undefined);
          },
        },
      });
      const sent = await app.request(send, urlencoded(complaintFields({ draft: token })));
      expect(sent.status).toBe(303);
      const shown = await app.request(`/klagomal/kontrollera/${encodeURIComponent(token)}x/`);
      expect(shown.status).toBe(404);
      expect(asked).toEqual([]);
    },
  );

  it('is every token with one character changed', async () => {
    const besked = await testBesked();
    const { token } = await held(besked);
    for (const at of [0, 20, 30, 41]) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      expect((await besked.app.request(`/klagomal/formular/${changed}/`)).status).toBe(404);
    }
  });
});

describe('where no draft can be held', () => {
  const down = () => Promise.reject(new StoreUnavailableError('locked'));
  const ways: [string, (store: Besked['store']) => Partial<Besked['store']>][] = [
    ['drafts are out of reach', () => ({ holdDraft: down })],
    ['there is no room', () => ({ holdDraft: () => Promise.resolve({ kind: 'full' }) })],
  ];

  it.each(ways)('because %s, the complaint can be sent at once', async (_, change) => {
    const { store } = await testBesked();
    const besked = await testBesked({ store: { ...store, ...change(store) } });
    const files = { 'avtal.txt': 'Avtal' };
    const answer = await besked.app.request(check, multipart(complaintFields(), files));
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toContain('/klagomal/formular/');
    expect(html).toContain('send at once');
    expect(html).toContain('>Räntan drogs två gånger.</textarea>');
    expect(html).toContain('again: avtal.txt');
    const sent = await besked.app.request(send, multipart(complaintFields(), files));
    expect(sent.status).toBe(303);
  });

  it('because a client has held many, others can, and it can still send', async () => {
    const state = { address: '192.0.2.7' };
    const besked = await testBesked({
      limitsPerHour: { perClient: 1, inAll: 0 },
      clientAddress: () => state.address,
    });
    for (let time = 0; time < 5; time += 1) await held(besked);
    const answer = await besked.app.request(check, multipart(complaintFields()));
    expect(answer.status).toBe(503);
    expect((await besked.app.request(send, multipart(complaintFields()))).status).toBe(303);
    state.address = '192.0.2.8';
    await held(besked);
  });

  it('and the store cannot take it either, the page that was looked through comes back', async () => {
    const besked = await testBesked();
    const { html } = await held(besked, complaintFields(), { 'avtal.txt': 'Avtal' });
    const broken = await testBesked({
      store: { ...besked.store, accept: down, findDraft: down, findSubmission: down },
    });
    const answer = await broken.app.request(send, multipart(hiddenFields(html)));
    expect(answer.status).toBe(503);
    const page = await answer.text();
    expect(page).toContain('/klagomal/kontrollera/');
    expect(page).toContain('<dd>Räntan drogs två gånger.</dd>');
    expect(hiddenFields(page)).toEqual(hiddenFields(html));
  });
});
