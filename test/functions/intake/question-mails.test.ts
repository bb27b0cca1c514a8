import { expect, test } from 'vitest';
import { causedMails, questionInput, visibleText } from './mail-fixtures.ts';

test('customer service gets the question, and what to do if it is a complaint', () => {
  const { officer } = causedMails(questionInput());
  expect(officer).toMatchObject({
    to: ['fragor@example.test'],
    replyTo: 'asa@example.test',
    subject: 'Fråga K7QD-2MXR: Åsa Öberg',
  });
  for (const version of [visibleText(officer.html), officer.text]) {
    expect(version).toContain('Hur gör jag?');
    expect(version).toContain('070-123 45 67');
    expect(version).toContain('senast tisdag 29 december 2026');
  }
});

test('a question without a name or an e-mail address still reaches customer service', () => {
  const { officer, ...rest } = causedMails(questionInput({ name: '', email: '' }));
  expect(rest).toEqual({});
  expect(officer.subject).toBe('Fråga K7QD-2MXR: En kund');
  expect(officer.text).toContain('Svara inte på det här mejlet');
});

test.each([
  ['sv', 'Vi har tagit emot din fråga, K7QD-2MXR', 'https://help.example.test/klagomal/'],
  ['en', 'We have received your question, K7QD-2MXR', 'https://help.example.test/en/complaints/'],
] as const)('the receipt in %s', (locale, subject, complaints) => {
  const { receipt } = causedMails(questionInput({ message: 'Hemligt' }, { locale }));
  expect(receipt).toMatchObject({
    subject,
    to: ['asa@example.test'],
    replyTo: 'fragor@example.test',
  });
  for (const version of [receipt?.html, receipt?.text]) {
    expect(version).toContain('010-483 58 80');
    expect(version).toContain(complaints);
    expect(version).not.toContain('Hemligt');
  }
});
