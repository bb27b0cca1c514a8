import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { installedFonts } from '#functions/adapters/installed-fonts.ts';
import { pdfkitPress } from '#functions/adapters/pdfkit-press.ts';
import type { AppDeps } from '#functions/http/app-deps.ts';
import { printsPerMinute } from '#functions/http/print-limit.ts';
import { StoreUnavailableError } from '#functions/ports.ts';
import { PressBusyError } from '#functions/ports/paper.ts';
import { messages } from '#i18n/messages.ts';
import { readPdf } from '#test/functions/paper/read-pdf.ts';
import { complaintFields, testBesked, tuesdayMorning, urlencoded } from './besked.ts';

const paper = { press: pdfkitPress({ readFont: installedFonts }), colour: '#0b5f5c' };
const quickPress = { print: () => Promise.resolve(new Uint8Array([37])) };
const daysLater = (days: number, milliseconds = 0) =>
  tuesdayMorning.add({ hours: days * 24 }).add({ milliseconds });

/** The app with one complaint, or question, and the address of its receipt. */
const withReceipt = async (
  fields: Record<string, string> = {},
  { post = '/api/complaints', changed = {} }: { post?: string; changed?: Partial<AppDeps> } = {},
) => {
  let now = tuesdayMorning;
  const besked = await testBesked({ paper, clock: { now: () => now }, ...changed });
  const answer = await besked.app.request(post, urlencoded(complaintFields(fields)));
  return {
    ...besked,
    path: answer.headers.get('location') ?? '',
    setNow: (instant: typeof now) => (now = instant),
  };
};

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

const textFileSchema = z.tuple([
  z.object({ name: z.literal('det-jag-skickade.txt'), bytes: z.instanceof(Uint8Array) }),
]);
const textFileOf = (files: unknown): string =>
  new TextDecoder().decode(textFileSchema.parse(files)[0].bytes);

describe('a receipt as PDF', () => {
  it('holds all that was sent, under its labels, and what the page says', async () => {
    const fields = {
      firstName: 'Åsa',
      phone: '070-123 45 67',
      agreement: 'Lån 17 – Ängen',
      occurredOn: '3 och 4 maj 2026',
      damage: '1 200 kronor.\n\nOch tid.',
      other: '<b>Inget</b> & mer',
    };
    const { app, path } = await withReceipt(fields);
    const answer = await app.request(`${path}kvitto.pdf`);
    expect(answer.status).toBe(200);
    const pdf = await readPdf(await bytesOf(answer));
    for (const text of [...Object.values(fields), 'Öberg', 'Räntan drogs två gånger.'])
      for (const line of text.split('\n')) expect(pdf.text).toContain(line);
    for (const label of ['Förnamn', 'När hände det?', 'Som privatperson'])
      expect(pdf.text).toContain(label);
    expect(pdf.text).toMatch(/Ditt referensnummer: \w{3}-\w{3}-\w{3}/);
    expect(pdf.text).toContain('fredag 27 november 2026');
    expect(pdf).toMatchObject({ language: 'sv', marked: true });
    expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'L', 'Lbl', 'LBody']));
  });

  it('is for one person only, and named after its reference', async () => {
    const { app, path, logged } = await withReceipt({ lang: 'en' });
    const answer = await app.request(`${path}receipt.pdf`);
    const { headers } = answer;
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="receipt-\w{3}-\w{3}-\w{3}\.pdf"$/,
    );
    expect((await readPdf(await bytesOf(answer))).text).toContain(
      'We have received your complaint',
    );
    expect(JSON.stringify(logged)).not.toContain('Räntan');
  });

  it(
    'loses nothing of a text of 100 kB in any letters, and lies in it as text',
    { timeout: 60_000 },
    async () => {
      const hard = 'Hej 🦄 你好 مرحبا שלום Ünïcødé «”’–» \t|\\ '.repeat(2000);
      const { app, path } = await withReceipt({
        description: `${hard}\nslut`,
        other: 'א'.repeat(5000),
      });
      const answer = await app.request(`${path}kvitto.pdf`);
      expect(answer.status).toBe(200);
      const { text, files } = await readPdf(await bytesOf(answer));
      expect(text.match(/\[U\+1F984\]/g)).toHaveLength(2000);
      expect(text.match(/\[U\+4F60\]/g)).toHaveLength(2000);
      expect(text).toContain('slut');
      expect(text).toContain('Tecken som typsnittet saknar');
      expect(textFileOf(files)).toContain(`${hard.replaceAll('\t', ' ')}\nslut`);
      expect(textFileOf(files)).toContain('א'.repeat(5000));
    },
  );

  it('names the files that came and those that did not', async () => {
    const { app, path } = await withReceipt();
    const form = new FormData();
    for (const [name, value] of Object.entries(complaintFields({ other: 'med filer' })))
      form.append(name, value);
    form.append('attachments', new File(['Hej'], 'brev å.txt'));
    form.append('attachments', new File([new Uint8Array([77, 90, 0, 0, 1])], 'virus.exe'));
    const sent = await app.request('/api/complaints', {
      method: 'POST',
      body: form,
      headers: { accept: 'text/html' },
    });
    expect(sent.headers.get('location')).not.toBe(path);
    const answer = await app.request(`${sent.headers.get('location') ?? ''}kvitto.pdf`);
    const { text } = await readPdf(await bytesOf(answer));
    expect(text).toContain('brev å.txt (1 kB)');
    expect(text).toContain('virus.exe: Filtypen kan vi inte ta emot.');
  });

  it('is there for a question, too', async () => {
    const { app, path } = await withReceipt(
      { message: 'När öppnar ni?' },
      { post: '/api/questions' },
    );
    const answer = await app.request(`${path}kvitto.pdf`);
    expect((await readPdf(await bytesOf(answer))).text).toContain('När öppnar ni?');
    expect((await app.request(`${path}datum.ics`)).status).toBe(404);
  });

  it('that cannot be printed leads to the receipt’s page, and is logged without a word of it', async () => {
    const press = { print: () => Promise.reject(new RangeError('Räntan')) };
    const { app, path, logged } = await withReceipt(
      {},
      { changed: { paper: { ...paper, press } } },
    );
    const answer = await app.request(`${path}kvitto.pdf`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(path);
    expect(logged.at(-1)).toEqual({
      event: 'receipt_file_failed',
      facts: { reference: expect.any(String), kind: 'pdf', error: 'RangeError' },
    });
  });

  it('is printed a number of times a minute for a client, and then again', async () => {
    let client = '192.0.2.1';
    const { app, path, setNow } = await withReceipt(
      {},
      {
        changed: { clientAddress: () => client, paper: { ...paper, press: quickPress } },
      },
    );
    const ask = () => app.request(`${path}kvitto.pdf`);
    for (let time = 0; time < printsPerMinute; time++) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await refused.text()).toContain(messages.sv.form.problems.tooManyPapers.title);
    expect((await app.request(path)).status).toBe(200);
    client = '192.0.2.2';
    expect((await ask()).status).toBe(200);
    client = '192.0.2.1';
    setNow(tuesdayMorning.add({ minutes: 1 }));
    expect((await ask()).status).toBe(200);
  });

  it('is refused in clear words while too many wait for theirs', async () => {
    const press = { print: () => Promise.reject(new PressBusyError()) };
    const { app, path } = await withReceipt({}, { changed: { paper: { ...paper, press } } });
    const answer = await app.request(`${path}kvitto.pdf`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await answer.text()).toContain(messages.sv.form.problems.pressBusy.title);
  });

  it('is not found where nothing prints', async () => {
    const { app, path } = await withReceipt({}, { changed: { paper: undefined } });
    expect((await app.request(`${path}kvitto.pdf`)).status).toBe(404);
  });
});

describe('the promised day for a calendar', () => {
  it('is that of the receipt, and says nothing of the complaint', async () => {
    const { app, path } = await withReceipt();
    const answer = await app.request(`${path}datum.ics`);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="datum-\w{3}-\w{3}-\w{3}\.ics"$/,
    );
    const text = await answer.text();
    const event = ICAL.Component.fromString(text).getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('dtstart')?.toString()).toBe('2026-11-27');
    expect(text).not.toContain('Räntan');
    expect(text).not.toContain('oberg@');
    expect(text).not.toContain(path);
  });
});

describe.each(['kvitto.pdf', 'datum.ics'])('%s', (file) => {
  it('is there for 30 days', async () => {
    const { app, path, setNow } = await withReceipt();
    setNow(daysLater(30, -1));
    expect((await app.request(path + file)).status).toBe(200);
    setNow(daysLater(30));
    const late = await app.request(path + file);
    expect(late.status).toBe(404);
    expect(late.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await late.text()).toContain('no receipt');
  });

  it('is nobody’s without the token', async () => {
    const { app } = await withReceipt();
    const answer = await app.request(`/klagomal/mottaget/${'A'.repeat(32)}/${file}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('says so while the store is down', async () => {
    const { store } = await testBesked();
    const down = {
      ...store,
      findByReceiptToken: () => Promise.reject(new StoreUnavailableError('down')),
    };
    const { app } = await testBesked({ paper, store: down });
    const answer = await app.request(`/klagomal/mottaget/${'A'.repeat(32)}/${file}`);
    expect(answer.status).toBe(503);
  });
});
