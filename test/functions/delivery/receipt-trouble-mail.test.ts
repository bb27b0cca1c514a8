import { expect, test } from 'vitest';
import { receiptTroubleMail } from '#functions/delivery/receipt-trouble-mail.ts';
import type { Submission } from '#functions/ports.ts';
import { siteFacts } from '#src/site-facts.ts';
import { submission } from '#test/contract/store-fixtures.ts';

const mailOf = (changes: Partial<Submission>, trouble: 'bounced' | 'complained' = 'bounced') =>
  receiptTroubleMail({ ...submission(changes), attachments: [] }, trouble, {
    from: 'Besked <besked@example.test>',
    to: 'officer@example.test',
    siteFacts,
  });

/** Tuesday 22 December 2026, 14:00 in Stockholm. */
const receivedAt = Date.UTC(2026, 11, 22, 13);

const fields = {
  firstName: 'Åsa',
  lastName: 'Öberg',
  email: 'asa.oberg@example.test',
  phone: '070-123 45 67',
  street: 'Storgatan 1',
  postcode: '111 22',
  city: 'Stockholm',
  description: 'Räntan drogs två gånger.',
};

test('it says what happened, by when somebody must confirm, and every other way to reach the customer', () => {
  const mail = mailOf({ receivedAt, reference: 'K-1234', fields });
  expect(mail.subject).toBe(
    'Klagomål K-1234: kvittot till asa.oberg@example.test studsade. Ring eller skriv',
  );
  expect(mail.replyTo).toBeUndefined();
  for (const version of [mail.text, mail.html]) {
    for (const said of [
      'K-1234',
      'tisdag 22 december 2026',
      'måndag 28 december 2026',
      'tisdag 29 december 2026',
      'Åsa Öberg',
      '070-123 45 67',
      'Storgatan 1, 111 22, Stockholm',
    ])
      expect(version).toContain(said);
    expect(version).not.toContain('Räntan');
  }
});

test('it says so where the address was the only way', () => {
  const { email, lastName } = fields;
  expect(mailOf({ fields: { email, lastName } }).text).toContain('kundregistret');
  expect(mailOf({ fields }).text).not.toContain('kundregistret');
});

test('it does not ask to write to an address that may be somebody else’s', () => {
  const { subject, text } = mailOf({ reference: 'K-1', fields }, 'complained');
  expect(subject).toContain('anmäldes som skräppost');
  expect(text).toContain('Skriv inget om ärendet dit');
});

test('of a question it promises no date', () => {
  const mail = mailOf({
    kind: 'question',
    reference: 'F-1',
    fields: { name: 'Åsa', email: 'a@b.se' },
  });
  expect(mail.subject).toMatch(/^Fråga F-1: /);
  expect(mail.text).not.toContain('Bekräfta senast');
});

test('hostile fields stay text, on one line in the subject, and a personal number stays out', () => {
  const mail = mailOf({
    fields: {
      lastName: '<b>Öberg</b> 19121212-1212',
      email: `${'a'.repeat(64)}@example.test\r\nBcc: eve@example.test`,
      phone: '<script>',
    },
  });
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.subject).toMatch(/studsade/);
  expect(mail.html).not.toMatch(/<script>|<b>Öberg/);
  expect(mail.html + mail.text).not.toContain('1212-1212');
});
