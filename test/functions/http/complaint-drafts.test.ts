import { describe, expect, it } from 'vitest';
import { complaintFields, json, testBesked, urlencoded } from './besked.ts';
import { check, send, multipart, held, hiddenFields, submissions } from './draft-requests.ts';

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
