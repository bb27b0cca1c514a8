import { describe, expect, it, onTestFinished } from 'vitest';
import { readBuiltSite } from '#functions/adapters/built-site.ts';
import { installedFonts } from '#functions/adapters/installed-fonts.ts';
import { pdfkitPress } from '#functions/adapters/pdfkit-press.ts';
import { complaintFields, testBesked, urlencoded } from '#test/functions/http/besked.ts';
import { startServer } from '#test/server/running-server.ts';
import { attributes } from './built-pages.ts';

const paper = { press: pdfkitPress({ readFont: installedFonts }), colour: '#0b5f5c' };

/** The receipt's page after a form was sent, and the addresses of what can be saved of it. */
const receiptOf = async (post: string, fields: Record<string, string>, prints = true) => {
  const site = readBuiltSite('.build');
  const { app } = await testBesked({ ...site, ...(prints && { paper }) });
  const sent = await app.request(post, urlencoded(complaintFields(fields)));
  const page = await (await app.request(sent.headers.get('location') ?? '')).text();
  const files = attributes(page, 'href').filter((href) => /\.(pdf|ics)$/.test(href));
  return { app, own: files.filter((href) => /\/(mottage[tn]|received)\//.test(href)) };
};

describe('the page of a receipt', () => {
  it.each([
    ['/api/complaints', 'sv', ['application/pdf', 'text/calendar; charset=utf-8']],
    ['/api/complaints', 'en', ['application/pdf', 'text/calendar; charset=utf-8']],
    ['/api/questions', 'sv', ['application/pdf']],
    ['/api/questions', 'en', ['application/pdf']],
  ])('leads to what can be saved of it: %s in %s', async (post, lang, types) => {
    const { app, own } = await receiptOf(post, { lang, message: 'En fråga.' });
    const answers = await Promise.all(own.map(async (path) => app.request(path)));
    expect(answers.map(({ status }) => status)).toEqual(types.map(() => 200));
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual(types);
  });

  it('leads to a PDF that the server prints on a thread of its own, and ends with it', async () => {
    const server = await startServer();
    onTestFinished(() => server.remove());
    const sent = await fetch(`${server.url}/api/complaints`, {
      ...urlencoded(complaintFields()),
      redirect: 'manual',
    });
    const answer = await fetch(`${server.url}${sent.headers.get('location') ?? ''}kvitto.pdf`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await answer.text()).slice(0, 5)).toBe('%PDF-');
    await server.stop();
    expect(server.process.exitCode).toBe(0);
  });

  it('leads to no PDF where nothing prints', async () => {
    const { own } = await receiptOf('/api/complaints', {}, false);
    expect(own.map((path) => path.split('.').at(-1))).toEqual(['ics']);
  });
});
