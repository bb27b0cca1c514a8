import { describe, expect, test } from 'vitest';
import { complaintFields, json, urlencoded } from '#test/functions/http/besked.ts';
import { brokenRules } from '#test/site/observatory.ts';
import { received, type HttpClient } from './http-client.ts';

/** Forms that are taken, with their receipts and e-mails, and forms that are not. */
export const formsSuite = ({ ask, text, post, mailsAbout, bothMails }: HttpClient): void => {
  describe('a complaint', () => {
    test('is kept, has its receipt, and both e-mails go out by themselves', async () => {
      const form = new FormData();
      const fields = complaintFields({ description: 'Räntan <b>drogs</b> två gånger.' });
      for (const [field, value] of Object.entries(fields)) form.set(field, value);
      form.append('attachments', new File(['Avtal nr 7'], 'avtal Å.txt', { type: 'text/plain' }));
      const sent = await post('/api/complaints', {
        method: 'POST',
        body: form,
        headers: { accept: 'text/html' },
      });
      expect(sent.status).toBe(303);
      const path = sent.headers.get('location') ?? '';
      const receipt = await ask(path);
      const html = await receipt.text();
      expect([receipt.status, receipt.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(brokenRules({ headers: receipt.headers, html })).toEqual([]);
      expect(html).toContain('Räntan &lt;b&gt;drogs&lt;/b&gt; två gånger.');
      expect(html).toContain('avtal Å.txt');
      const [reference = ''] = /[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(html) ?? [];
      await bothMails(reference);
      const files = (await mailsAbout(reference)).flatMap(({ attachments }) => attachments);
      expect(files).toContainEqual(expect.objectContaining({ filename: 'avtal Å.txt', size: 10 }));
    });

    test('in JSON is answered in JSON, and the same again with the same reference', async () => {
      const fields = complaintFields({ description: crypto.randomUUID() });
      const first = await post('/api/complaints', json(fields));
      expect(first.status).toBe(201);
      const one = received.parse(await first.json());
      const two = received.parse(await (await post('/api/complaints', json(fields))).json());
      expect(two).toEqual(one);
      await bothMails(one.reference);
      expect((await ask(new URL(one.receiptUrl).pathname)).status).toBe(200);
    });
  });

  test('a question is kept, has its receipt, and both e-mails go out', async () => {
    const fields = { lang: 'en', email: 'anna@example.test', message: 'How do I move?' };
    const sent = await post('/api/questions', urlencoded(fields));
    expect(sent.status).toBe(303);
    const path = sent.headers.get('location') ?? '';
    expect(path).toMatch(/^\/en\/questions\/received\//);
    const html = await text(path);
    const [reference = ''] = /[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(html) ?? [];
    expect(html).toContain('How do I move?');
    await bothMails(reference);
  });

  describe('what cannot be taken', () => {
    test('comes back as the form with what was typed', async () => {
      const typed = complaintFields({ lastName: '', description: 'Det här <tänkte> jag.' });
      const answer = await post('/api/complaints', urlencoded(typed));
      const html = await answer.text();
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([422, 'no-store']);
      expect(html).toContain('Det här &lt;tänkte&gt; jag.');
      expect(html).toContain('id="error-summary"');
    });

    const html = { accept: 'text/html' };
    const large = complaintFields({ description: 'a'.repeat(4.2 * 1024 * 1024) });
    test.each([
      ['a question to be mended', 422, '/api/questions', urlencoded({ lang: 'en' })],
      ['a form to be mended, in JSON', 422, '/api/complaints', json({})],
      ['broken JSON', 400, '/api/complaints', { ...json(0), body: '{' }],
      [
        'a form from another site',
        403,
        '/api/complaints',
        urlencoded({}, { origin: 'https://x.test' }),
      ],
      ['too large a form', 413, '/api/complaints', urlencoded(large)],
      [
        'no form',
        415,
        '/api/complaints',
        { method: 'POST', body: '<a/>', headers: { ...html, 'content-type': 'application/xml' } },
      ],
      ['nothing in the API', 404, '/api/nothing', {}],
      ['the address of a form’s answer, loaded again', 303, '/api/complaints', { headers: html }],
      ['the address of a form’s answer, as a program', 405, '/api/complaints', {}],
      ['a receipt that nobody has', 404, `/klagomal/mottaget/${'A'.repeat(32)}/`, {}],
      ['a receipt that is none', 404, '/klagomal/mottaget/A/', {}],
    ])('%s: %i', async (_, status, path, init) => {
      const answer = await ask(path, init);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
      const isHtml = (answer.headers.get('content-type') ?? '').startsWith('text/html');
      const page = isHtml ? await answer.text() : '';
      expect(brokenRules({ headers: answer.headers, html: page })).toEqual([]);
    });
  });
};
