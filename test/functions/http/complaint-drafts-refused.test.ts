import { describe, expect, it } from 'vitest';
import type { Temporal } from 'temporal-polyfill';
import { StoreUnavailableError } from '#functions/ports.ts';
import { complaintFields, testBesked, tuesdayMorning, urlencoded } from './besked.ts';
import { check, send, multipart, held, hiddenFields, type Besked } from './draft-requests.ts';

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
