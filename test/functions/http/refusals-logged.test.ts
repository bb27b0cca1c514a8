import { describe, expect, it } from 'vitest';
import { complaintFields, json, testBesked, urlencoded } from './besked.ts';

const post = '/api/complaints';
const typed = 'Hemligt';
const fields = complaintFields({ description: typed });
const raw = (type: string, body: string) => ({
  ...json({}),
  body,
  headers: { 'content-type': type },
});

describe('what is refused for safety’s sake', () => {
  it.each([
    ['forbidden', urlencoded(fields, { origin: 'https://evil.example.test' })],
    ['unsupported', raw('application/xml', typed)],
    ['malformed', raw('application/json', `{"${typed}`)],
    ['tooLarge', json({ [typed]: 'a'.repeat(5 * 1024 * 1024) })],
  ])('is logged as %s, without what was sent', async (kind, request) => {
    const { app, logged } = await testBesked();
    await app.request(post, request);
    const refusals = logged.filter(({ event }) => event === 'request_refused');
    expect(refusals.map(({ facts }) => facts?.['kind'])).toEqual([kind]);
    expect(JSON.stringify(logged)).not.toContain(typed);
  });

  it('is logged when there are too many', async () => {
    const { app, logged } = await testBesked({ limitsPerHour: { perClient: 0, inAll: 1 } });
    await app.request(post, urlencoded(fields));
    await app.request(post, urlencoded(complaintFields()));
    expect(logged.map(({ event }) => event)).toEqual(['submission_accepted', 'request_refused']);
  });
});
