import { expect, test } from 'vitest';
import { causedMails, complaintFields, complaintInput, visibleText } from './mail-fixtures.ts';

const pdf = (filename: string) => ({
  id: 'file-1',
  filename,
  contentType: 'application/pdf',
  size: 1_540_000,
});

/** Every version of a mail has to hold each of the texts. */
const expectBoth = (mail: { html: string; text: string } | undefined, texts: readonly string[]) => {
  const seen = visibleText(mail?.html ?? '');
  const text = (mail?.text ?? '').replace(/\s+/g, ' ');
  for (const each of texts) {
    expect(seen).toContain(each);
    expect(text).toContain(each);
  }
};

test('the officer gets every field under the numbers of the template, and answers to the customer', () => {
  const { officer } = causedMails(complaintInput());
  expect(officer).toMatchObject({
    from: 'Kundtjänst <besked@mail.example.test>',
    to: ['klagomal@example.test'],
    replyTo: 'asa@example.test',
    subject: 'Klagomål K7QD-2MXR: Åsa Öberg',
    attachmentIds: [],
  });
  expectBoth(officer, ['1.a', '2.a', '3.a', '3.b', '3.c', '3.d', '3.e', 'Konsument', 'K7QD-2MXR']);
  const { lang, clientType, description, ...lines } = complaintFields;
  expectBoth(officer, [...Object.values(lines).filter((value) => value !== '')]);
  for (const line of description.split('\n')) expectBoth(officer, [line]);
  expect([lang, clientType]).toEqual(['sv', 'consumer']);
});

test('the officer sees every clock with weekday and source, the earliest first, across New Year', () => {
  const { officer } = causedMails(complaintInput());
  const dates = [...officer.text.matchAll(/^Senast (.*?): /gm)].map(([, date]) => date);
  expect(dates).toEqual([
    'måndag 28 december 2026',
    'tisdag 29 december 2026',
    'tisdag 5 januari 2027',
    'fredag 8 januari 2027',
    'fredag 15 januari 2027',
    'fredag 12 februari 2027',
  ]);
  expectBoth(officer, [
    '2022/2117, artikel 3',
    'FFFS 2002:23',
    '2015/2366, artikel 101.2',
    ...dates.map(String),
  ]);
  expectBoth(officer, ['tisdag 22 december 2026 kl. 15.04']);
});

test('a complaint just before midnight UTC is received on the next day in Stockholm', () => {
  const { officer, receipt } = causedMails(
    complaintInput({}, { receivedAt: Date.parse('2026-12-30T23:30:00Z') }),
  );
  expectBoth(officer, ['torsdag 31 december 2026 kl. 0.30']);
  // New Year's Eve and Day, a weekend and Epiphany are passed over: Mon 4, Tue 5, Thu 7.
  expectBoth(receipt, ['torsdag 7 januari 2027']);
});

test('the receipt says what, when, by when, who, what it costs and how to go on', () => {
  const input = complaintInput();
  const { receipt } = causedMails(input);
  expect(receipt).toMatchObject({
    to: ['asa@example.test'],
    replyTo: 'klagomal@example.test',
    subject: 'Vi har tagit emot ditt klagomål, K7QD-2MXR',
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  expectBoth(receipt, [
    ...['K7QD-2MXR', 'tisdag 22 december 2026 kl. 15.04', 'tisdag 29 december 2026'],
    ...['Klagomålsansvarig Ett', 'officer@example.test', '010-483 58 80'],
    ...['Det kostar ingenting', 'Allmänna reklamationsnämnden (ARN)', '150\u00a0kronor'].map(
      (text) => text.replace(/\s+/g, ' '),
    ),
  ]);
  for (const version of [receipt?.html, receipt?.text]) {
    expect(version).toContain(input.receiptUrl);
    expect(version).toContain('https://help.example.test/arn/');
  }
});

test('the receipt is in the language of the form, the officer’s mail in Swedish', () => {
  const { officer, receipt } = causedMails(complaintInput({}, { locale: 'en' }));
  expect(receipt?.subject).toBe('We have received your complaint, K7QD-2MXR');
  expect(receipt?.html).toContain('<html lang="en"');
  expectBoth(receipt, [
    'Tuesday 22 December 2026 at 3.04pm, Swedish time',
    'will confirm by Tuesday 29 December 2026',
    'It costs nothing to complain to us.',
  ]);
  expect(officer.html).toContain('<html lang="sv"');
  expectBoth(officer, ['Skriv på engelska']);
  expect(officer.text).toContain('Kundens språk: engelska');
});

test('a firm is sent to court, not to ARN', () => {
  const { receipt } = causedMails(complaintInput({ clientType: 'business' }));
  expectBoth(receipt, ['Företag och föreningar kan i stället vända sig till allmän domstol']);
});

test('without an e-mail address there is no receipt, and the officer is told not to reply', () => {
  const { officer, ...rest } = causedMails(complaintInput({ email: '' }));
  expect(rest).toEqual({});
  expect(officer.replyTo).toBeUndefined();
  expectBoth(officer, ['Svara inte på det här mejlet', '070-123 45 67']);
});

test('an address no reply can be addressed to does not stop the officer’s mail', () => {
  const { officer, receipt } = causedMails(complaintInput({ email: 'åsa@räksmörgås.example' }));
  expect(officer.replyTo).toBeUndefined();
  expectBoth(officer, ['Skriv ett nytt mejl till åsa@räksmörgås.example']);
  expect(receipt?.to).toEqual(['åsa@xn--rksmrgs-5wao1o.example']);
});

test('files are attached for the officer only; both hear which arrived and which did not', () => {
  const { officer, receipt } = causedMails(
    complaintInput(
      {},
      {
        attachments: [pdf('avtal.pdf')],
        refusedFiles: [{ filename: 'virus.exe', reason: 'type' }],
      },
    ),
  );
  expect(officer.attachmentIds).toEqual(['file-1']);
  expect(receipt?.attachmentIds).toEqual([]);
  for (const mail of [officer, receipt])
    expectBoth(mail, ['avtal.pdf (1,5 MB)', 'virus.exe: Filtypen kan vi inte ta emot.']);
});

test('personal identity numbers are taken out of every text, telephone numbers are not', () => {
  const number = '19811218-9876';
  const { officer, receipt } = causedMails(
    complaintInput(
      { lastName: `Öberg ${number}`, description: `Jag är ${number}.`, phone: '0811218-987 6' },
      { attachments: [pdf(`${number}.pdf`)] },
    ),
  );
  for (const version of [officer.subject, officer.html, officer.text, receipt?.html, receipt?.text])
    expect(version).not.toContain('9876');
  expectBoth(officer, ['Något som ser ut som ett personnummer', '0811218-987 6']);
});

test.each([
  ['a file’s name', {}, { attachments: [pdf('19811218-9876.pdf')] }],
  [
    'a refused file’s name',
    {},
    { refusedFiles: [{ filename: '811218-9876.exe', reason: 'type' }] },
  ],
  ['what is no e-mail address', { email: '19811218-9876' }, {}],
] as const)(
  'a personal identity number in %s is taken out, and said to be',
  (_, fields, changes) => {
    const { officer, receipt } = causedMails(complaintInput(fields, changes));
    for (const version of [officer.html, officer.text, receipt?.html, receipt?.text])
      expect(version ?? '').not.toContain('9876');
    expectBoth(officer, ['Något som ser ut som ett personnummer', 'npm run export-person']);
  },
);

test('the firm’s promise is told in the words of its pages, the EU’s limit in those of the EU', () => {
  const { officer } = causedMails(complaintInput());
  expectBoth(officer, ['Vårt löfte: 3 verksamhetsdagar', 'artikel 3.1: 10 arbetsdagar']);
  expect(officer.text.match(/arbetsdagar/g)).toHaveLength(1);
});

test('a receipt carries nothing that was typed, so the form cannot be used to write to others', () => {
  const typed = Object.fromEntries(
    Object.keys(complaintFields).map((name) => [name, `Vinn-${name} https://evil.example`]),
  );
  const { receipt } = causedMails(
    complaintInput({ ...typed, clientType: 'consumer', email: 'victim@example.test' }),
  );
  for (const version of [receipt?.subject, receipt?.html, receipt?.text]) {
    expect(version).not.toContain('Vinn');
    expect(version).not.toContain('evil');
  }
});

test('header injection and markup in every field stay text', () => {
  const attack = 'x\r\nBcc: eve@example.test\r\n\r\n<img src=x onerror=alert(1)>"\'</dl><h1>';
  const typed = Object.fromEntries(Object.keys(complaintFields).map((name) => [name, attack]));
  const { officer, receipt } = causedMails(
    complaintInput(
      { ...typed, clientType: 'consumer', email: 'asa@example.test' },
      {
        attachments: [pdf(attack)],
        refusedFiles: [{ filename: attack, reason: 'type' }],
      },
    ),
  );
  for (const mail of [officer, receipt]) {
    const { from, to, replyTo, subject, headers } = mail ?? officer;
    for (const line of [from, ...to, replyTo ?? '', subject, ...Object.values(headers ?? {})])
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(mail?.html).not.toContain('<img');
    expect(mail?.html.match(/<h1/g)).toHaveLength(1);
    // In the text version no line of the customer's may stand at the left edge as one of ours.
    expect(mail?.text).not.toMatch(/^Bcc:/m);
  }
  expect(officer.subject.length).toBeLessThan(150);
});

test('names in every script, and long texts, arrive whole', () => {
  const long = `${'Ä'.repeat(100_000)} slut`;
  const { officer } = causedMails(
    complaintInput({ firstName: 'محمد', lastName: 'O’Brien "🎄" <AB>', description: long }),
  );
  expect(officer.subject).toBe('Klagomål K7QD-2MXR: محمد O’Brien "🎄" <AB>');
  expectBoth(officer, ['محمد', 'O’Brien "🎄" <AB>', long]);
});
