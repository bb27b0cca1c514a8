import { describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '#functions/ports.ts';
import { messages } from '#i18n/messages.ts';
import { complaintFields, testBesked, urlencoded } from './besked.ts';

const browser = { accept: 'text/html' };
const raw = (body: string, headers: Record<string, string>): RequestInit => ({
  method: 'POST',
  body,
  headers: { ...browser, ...headers },
});
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** What answers each post to the complaints’ address. */
const refused: readonly [number, RequestInit][] = [
  [400, raw('{', { 'content-type': 'multipart/form-data' })],
  [403, urlencoded(complaintFields(), { origin: 'https://evil.example.test' })],
  [413, raw(`description=${'a'.repeat(8 * 1024 * 1024)}`, form)],
  [415, raw('<xml/>', { 'content-type': 'application/xml' })],
];

const titleOf = async (answer: Response): Promise<string> =>
  /<title>(.*?)<\/title>/.exec(await answer.text())?.[1] ?? '';

describe('the title of a page that tells of a problem', () => {
  it.each(refused)('begins with that (%i)', async (status, request) => {
    const { app } = await testBesked();
    const answer = await app.request('/api/complaints', request);
    expect(answer.status).toBe(status);
    expect(await titleOf(answer)).toMatch(/^Fel: \//);
  });

  it('begins with that when there are too many, in the language of the form', async () => {
    const { app } = await testBesked({ limitsPerHour: { perClient: 0, inAll: 1 } });
    const english = { lang: 'en' };
    await app.request('/api/complaints', urlencoded(complaintFields(english)));
    const answer = await app.request(
      '/api/complaints',
      urlencoded(complaintFields({ ...english, description: 'Another' })),
    );
    expect(answer.status).toBe(429);
    expect(await titleOf(answer)).toMatch(/^Error: \/en\//);
  });

  it('begins with that when nothing can be kept', async () => {
    const { store } = await testBesked();
    const { app } = await testBesked({
      store: { ...store, accept: () => Promise.reject(new StoreUnavailableError('full')) },
    });
    const answer = await app.request('/api/complaints', urlencoded(complaintFields()));
    expect(answer.status).toBe(503);
    expect(await titleOf(answer)).toMatch(/^Fel: \//);
  });
});

it('tells who has sent too many that the wait is at most an hour, as the limits are kept', () => {
  expect(messages.sv.form.problems.tooMany.text).toContain('högst en timme');
  expect(messages.en.form.problems.tooMany.text).toContain('an hour at most');
});
