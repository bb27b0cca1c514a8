import { describe, expect, it } from 'vitest';
import { complaintFields, json, testBesked, urlencoded } from './besked.ts';

/** The officer's mail about what was just sent. */
const officerMail = async (path: string, request: RequestInit) => {
  const { app, due } = await testBesked();
  const answer = await app.request(path, request);
  const mail = (await due()).find(({ purpose }) => purpose === 'officer')?.mail;
  const receipt = await app.request(answer.headers.get('location') ?? '/');
  return { status: answer.status, text: mail?.text ?? '', receipt: await receipt.text() };
};

const website = 'https://casino.example.test';

describe('what may be spam', () => {
  it.each(['/api/complaints', '/api/questions'])(
    'is kept, receipted and sent by %s like all else, and the officer is told',
    async (path) => {
      const fields = complaintFields({ message: 'Hej [url=x]' });
      const { status, text, receipt } = await officerMail(path, urlencoded({ ...fields, website }));
      expect(status).toBe(303);
      expect(text).toContain('Kan vara skräppost: ett fält som människor inte ser är ifyllt');
      expect(text).not.toContain(website);
      expect(receipt).not.toContain('skräppost');
      expect(receipt).not.toContain(website);
    },
  );

  it('is marked in JSON too', async () => {
    const { status, text } = await officerMail(
      '/api/complaints',
      json(complaintFields({ website })),
    );
    expect(status).toBe(201);
    expect(text).toContain('Kan vara skräppost');
  });

  it('is said of nothing else', async () => {
    const { text } = await officerMail('/api/complaints', urlencoded(complaintFields()));
    expect(text).not.toContain('skräppost');
  });

  it('is one submission with and without the mark', async () => {
    const { app, due } = await testBesked();
    await app.request('/api/complaints', urlencoded(complaintFields()));
    await app.request('/api/complaints', urlencoded(complaintFields({ website })));
    expect(await due()).toHaveLength(2);
  });
});
