import { describe, expect, it } from 'vitest';
import { readComplaint } from '#domain/complaint.ts';
import { submitComplaint } from '#functions/intake/submit-complaint.ts';
import { complaintFields, intake, mailsOf } from './submit-fixtures.ts';

const empty = readComplaint({});
const textFields = Object.keys(empty.kind === 'invalid' ? empty.values : {}).filter(
  (name) => !['lang', 'clientType', 'email'].includes(name),
);

const keptWith = async (fields: Record<string, string>) => {
  const { deps, kept } = intake();
  const outcome = await submitComplaint(deps, {
    fields: { ...complaintFields, ...fields },
    files: [],
  });
  expect(outcome.kind).toBe('accepted');
  const [first] = kept;
  if (first === undefined) throw new Error('Nothing was kept.');
  return first;
};

describe.each(textFields)('whatever is typed into %s', (field) => {
  it('starts no header of an e-mail', async () => {
    const kept = await keptWith({ [field]: 'Åsa\r\nBcc: alla@example.test\r\n\r\nHej' });
    for (const { from, to, replyTo = '', subject, headers = {} } of mailsOf(kept)) {
      const lines = [from, ...to, replyTo, subject, ...Object.entries(headers).flat()];
      expect(lines.filter((line) => /[\p{Cc}\u2028\u2029]/u.test(line))).toEqual([]);
      expect([...to, replyTo].join()).not.toContain('alla@example.test');
    }
  });

  it('is no mark-up in an e-mail', async () => {
    const kept = await keptWith({
      [field]: `</p><script>alert('x')</script>"><img src=x>`,
    });
    for (const { html } of mailsOf(kept)) expect(html).not.toMatch(/<script|<img src=x/i);
  });

  it('is kept to the last character', async () => {
    const text = `${'å😀 '.repeat(33_000)}slut`;
    const { submission } = await keptWith({ [field]: text });
    expect(submission.fields[field]).toBe(text);
  });
});

describe('a name', () => {
  it.each([
    'محمد عبد الله',
    '👩‍👩‍👧 Öberg',
    '孫悟空',
    "O'Brien & Söner <AB>",
    'Å',
    'Null',
    'undefined',
  ])('may be %s', async (lastName) => {
    const { submission } = await keptWith({ lastName });
    expect(submission.fields['lastName']).toBe(lastName);
  });
});

describe('an e-mail address with a header of its own', () => {
  it('is none', async () => {
    const { deps, kept } = intake();
    const email = 'kund@example.test\r\nBcc: alla@example.test';
    const fields = { ...complaintFields, email };
    expect(await submitComplaint(deps, { fields, files: [] })).toMatchObject({
      kind: 'invalid',
      issues: [{ field: 'email', code: 'email.invalid' }],
      values: { email: 'kund@example.test Bcc: alla@example.test' },
    });
    expect(kept).toEqual([]);
  });
});
