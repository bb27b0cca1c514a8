import { describe, expect, it } from 'vitest';
import { readQuestion } from '#domain/question.ts';

const least = { lang: 'sv', message: 'När har ni öppet?', email: 'kund@example.test' };

describe('a question', () => {
  it('needs a message and a way to answer', () => {
    expect(readQuestion(least)).toEqual({
      kind: 'valid',
      question: { ...least, name: '', phone: '' },
    });
  });

  it('that is empty lacks both, in the order of the form', () => {
    expect(readQuestion({ name: ' ' })).toMatchObject({
      kind: 'invalid',
      issues: [
        { field: 'email', code: 'contact.required' },
        { field: 'message', code: 'message.required' },
      ],
    });
  });

  it('can be answered by telephone', () => {
    expect(readQuestion({ ...least, email: '', phone: '08-123' })).toMatchObject({ kind: 'valid' });
  });

  it('has no postal address to be answered at', () => {
    const fields = { ...least, email: '', street: 'Gatan 1', postcode: '111 22', city: 'Umeå' };
    expect(readQuestion(fields)).toMatchObject({
      issues: [{ field: 'email', code: 'contact.required' }],
    });
  });

  it('with an e-mail address that is none comes back whole', () => {
    const typed = { ...least, email: 'kund@example', name: 'Åsa' };
    expect(readQuestion(typed)).toMatchObject({
      kind: 'invalid',
      issues: [{ field: 'email', code: 'email.invalid' }],
      values: typed,
    });
  });
});
