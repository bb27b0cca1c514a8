import { describe, expect, it } from 'vitest';
import { readComplaint } from '#domain/complaint.ts';
import { locales } from '#domain/locale.ts';
import { readQuestion } from '#domain/question.ts';
import { issueSlots, issuesInWords, typedSlots } from '#functions/pages/form-slots.ts';
import { messages } from '#i18n/messages.ts';

/** Every issue that the forms can raise: nothing filled in, and an address that is none. */
const allIssues = [{}, { email: 'a@b@c' }]
  .flatMap((fields) => [readComplaint(fields), readQuestion(fields)])
  .flatMap((read) => (read.kind === 'invalid' ? read.issues : []));

describe('the words of an issue', () => {
  it.each(locales)('are there for every code, in %s', (locale) => {
    const { errors } = issuesInWords(allIssues, locale);
    const other = messages[locale].form.errors.other;
    expect(new Set(allIssues.map(({ code }) => code)).size).toBe(6);
    expect(errors.filter(({ message }) => message === other)).toEqual([]);
  });

  it('stand in the summary and at the field', () => {
    const slots = issueSlots([{ field: 'lastName', code: 'lastName.required' }], 'sv');
    const message = messages.sv.form.errors['lastName.required'];
    expect(slots['errors']).toEqual([{ href: '#lastName', message }]);
    expect(slots['lastName.error']).toEqual([{ message }]);
    expect(slots['lastName.invalid']).toBe('true');
  });
});

describe('what was typed', () => {
  const slots = (values: Record<string, string>) => typedSlots({ values, chosenFiles: [] });

  it('comes back, with the line break that a textarea swallows', () => {
    expect(slots({ description: '\nHej' })['description']).toBe('\n\nHej');
    expect(slots({ description: 'Hej\n' })['description']).toBe('Hej\n');
  });

  it('chooses one kind of client or none', () => {
    expect(slots({ clientType: 'business' })['clientType.business']).toBe(true);
    expect(slots({ clientType: 'business' })['clientType.consumer']).toBe(false);
    expect(slots({ clientType: 'robot' })['clientType.robot']).toBeUndefined();
  });

  it('unfolds the part of the form where something was typed', () => {
    expect(slots({ city: 'Umeå' })['address.open']).toBe(true);
    expect(slots({ city: '' })['address.open']).toBe(false);
  });

  it('reaches no slot that is not a field', () => {
    expect(slots({ problemTitle: 'x', 'lastName.error': 'x' })).not.toHaveProperty('problemTitle');
    expect(slots({ 'lastName.error': 'x' })).not.toHaveProperty(['lastName.error']);
  });
});
