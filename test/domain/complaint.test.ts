import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComplaint } from '#domain/complaint.ts';

const least = {
  lang: 'en',
  clientType: 'consumer',
  lastName: 'Öberg',
  description: 'Pengarna kom aldrig.',
  email: 'kund@example.test',
};

const issuesOf = (fields: Record<string, string>) => {
  const read = readComplaint(fields);
  return read.kind === 'invalid' ? read.issues.map(({ field, code }) => `${field}: ${code}`) : [];
};

describe('a complaint', () => {
  it('needs no more than a name, a client type, a description and a way to answer', () => {
    expect(readComplaint(least)).toEqual({
      kind: 'valid',
      complaint: {
        ...least,
        ...{ firstName: '', registrationNumber: '', clientReference: '', phone: '', street: '' },
        ...{ postcode: '', city: '', country: '', representativeName: '', representativeEmail: '' },
        ...{ representativePhone: '', agreement: '', occurredOn: '', damage: '', other: '' },
      },
    });
  });

  it('that is empty lacks everything, in the order of the form', () => {
    expect(issuesOf({})).toEqual([
      'clientType: clientType.required',
      'lastName: lastName.required',
      'email: contact.required',
      'description: description.required',
    ]);
  });

  it.each(['lastName', 'description', 'clientType'])('needs %s, and spaces are none', (field) => {
    const code = `${field}: ${field}.required`;
    expect(issuesOf({ ...least, [field]: '' })).toEqual([code]);
    expect(issuesOf({ ...least, [field]: ' \r\n\u200b' })).toEqual([code]);
  });

  it.each(['business', 'consumer'])('may be a %s’s', (clientType) => {
    expect(issuesOf({ ...least, clientType })).toEqual([]);
  });

  it.each(['Consumer', 'konsument', 'consumer,business', '__proto__'])(
    'has to say again who complains after %s',
    (clientType) => {
      expect(issuesOf({ ...least, clientType })).toEqual(['clientType: clientType.required']);
    },
  );

  it.each([
    [{ email: '', phone: '070-123 45 67' }, true],
    [{ email: '', phone: '12345' }, true],
    [{ email: '', phone: '٠١٢٣٤' }, true],
    [{ email: '', phone: '1234' }, false],
    [{ email: '', phone: 'finns ej' }, false],
    [{ email: '', street: 'Gatan 1', postcode: '111 22', city: 'Umeå' }, true],
    [{ email: '', street: 'Gatan 1', postcode: '', city: 'Umeå' }, false],
    [{ email: '', street: 'Gatan 1', postcode: '111 22', city: ' ' }, false],
    [{ email: '', street: '', postcode: '111 22', city: 'Umeå' }, false],
    [{ email: '', representativeEmail: 'ombud@example.test' }, false],
  ])('with the ways to answer %j can be answered: %s', (ways, answerable) => {
    expect(issuesOf({ ...least, ...ways })).toEqual(answerable ? [] : ['email: contact.required']);
  });

  it('has one issue for an e-mail address that is none, unless there is another way to answer', () => {
    expect(issuesOf({ ...least, email: 'kund@' })).toEqual(['email: email.invalid']);
    expect(issuesOf({ ...least, email: 'kund@', phone: '1234' })).toEqual(['email: email.invalid']);
    expect(issuesOf({ ...least, email: 'kund@', phone: '08-123456' })).toEqual([]);
  });

  it('is never stopped by the form of any other field, nor by its length', () => {
    const long = 'å'.repeat(100_000);
    const odd = { phone: 'x', postcode: 'x', representativeEmail: 'x', occurredOn: 'i våras' };
    expect(issuesOf({ ...least, ...odd, lastName: long, description: long })).toEqual([]);
  });

  it('in an unknown language is one in the default language', () => {
    expect(readComplaint({ ...least, lang: 'xx' })).toMatchObject({ complaint: { lang: 'sv' } });
  });

  it('ignores fields that no form has', () => {
    const read = readComplaint({ ...least, admin: 'true', ['__proto__']: 'x', constructor: 'x' });
    expect(Object.keys(read.kind === 'valid' ? read.complaint : {})).toHaveLength(20);
  });

  it('keeps the lines of a text and makes one of a name', () => {
    const broken = 'a\r\nBcc: b@example.test';
    expect(
      readComplaint({ ...least, firstName: broken, agreement: broken, description: broken }),
    ).toMatchObject({
      complaint: {
        firstName: 'a Bcc: b@example.test',
        agreement: 'a Bcc: b@example.test',
        description: 'a\nBcc: b@example.test',
      },
    });
  });

  it('that has to be mended comes back whole', () => {
    const typed = { ...least, email: 'fel@', clientType: 'annan', damage: '<b>100 kr</b>' };
    expect(readComplaint(typed)).toMatchObject({ kind: 'invalid', values: typed });
  });

  it('is read the same again once it is clean', () => {
    const text = fc.string({ unit: 'binary' });
    const fields = fc.record({ lastName: text, description: text, city: text, phone: text });
    fc.assert(
      fc.property(fields, (typed) => {
        const read = readComplaint({ ...least, ...typed });
        const clean = read.kind === 'valid' ? read.complaint : read.values;
        expect(readComplaint(clean)).toEqual(read);
      }),
    );
  });
});
