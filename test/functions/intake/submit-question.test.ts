import { describe, expect, it } from 'vitest';
import { submitComplaint } from '#functions/intake/submit-complaint.ts';
import { submitQuestion } from '#functions/intake/submit-question.ts';
import { pdf } from './sample-files.ts';
import { complaintFields, intake, mailsOf, questionFields } from './submit-fixtures.ts';

describe('a question', () => {
  it('is kept with the e-mails to customer service and to the customer', async () => {
    const { deps, kept } = intake();
    const outcome = await submitQuestion(deps, { fields: questionFields, files: [] });
    expect(outcome).toMatchObject({ kind: 'accepted' });
    const [{ submission, messages } = { submission: undefined, messages: [] }] = kept;
    expect(submission).toMatchObject({
      kind: 'question',
      locale: 'en',
      fields: { ...questionFields, name: '', phone: '' },
    });
    expect(messages.map(({ purpose }) => purpose)).toEqual(['officer', 'receipt']);
    const mails = kept.flatMap(mailsOf);
    expect(mails.map(({ to }) => to)).toEqual([
      ['helpdesk@example.test'],
      ['customer@example.test'],
    ]);
    expect(mails[1]?.text).toContain(
      `https://besked.example.test/en/questions/received/${submission?.receiptToken ?? ''}/`,
    );
  });

  it('without an e-mail address causes no receipt by e-mail', async () => {
    const { deps, kept } = intake();
    await submitQuestion(deps, {
      fields: { ...questionFields, email: '', phone: '08-12345' },
      files: [],
    });
    expect(kept[0]?.messages.map(({ purpose }) => purpose)).toEqual(['officer']);
  });

  it('does not lose a file that its form does not ask for', async () => {
    const { deps, kept } = intake();
    const files = [{ filename: 'a.pdf', bytes: pdf, size: pdf.length }];
    await submitQuestion(deps, { fields: questionFields, files });
    expect(kept[0]?.submission.attachments.map(({ filename }) => filename)).toEqual(['a.pdf']);
  });

  it('that lacks something comes back whole', async () => {
    const { deps, kept } = intake();
    expect(await submitQuestion(deps, { fields: { name: ' Åsa ' }, files: [] })).toEqual({
      kind: 'invalid',
      issues: [
        { field: 'email', code: 'contact.required' },
        { field: 'message', code: 'message.required' },
      ],
      values: { lang: 'sv', name: 'Åsa', email: '', phone: '', message: '' },
      chosenFiles: [],
    });
    expect(kept).toEqual([]);
  });

  it('with the words of a complaint is not that complaint', async () => {
    const { deps, kept } = intake();
    const fields = { ...complaintFields, message: 'Hej' };
    await submitComplaint(deps, { fields, files: [] });
    expect(await submitQuestion(deps, { fields, files: [] })).toMatchObject({ kind: 'accepted' });
    expect(kept).toHaveLength(2);
  });
});
