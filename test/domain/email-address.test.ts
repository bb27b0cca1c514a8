import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmailAddress } from '#domain/email-address.ts';

const label = (length: number) => 'd'.repeat(length);

describe('an e-mail address', () => {
  it.each([
    'a@b.se',
    'asa.oberg+klagomal@example.test',
    "o'brien@example.test",
    'åsa.öberg@räksmörgås.example',
    'محمد@مثال.example',
    '用户@例子.example',
    'x@xn--rksmrgs-5wao1o.example',
    `${'l'.repeat(64)}@example.test`,
    `l@${label(63)}.test`,
    `l@${label(63)}.${label(63)}.${label(63)}.${label(58)}.x`,
  ])('may be %s', (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });

  it.each([
    '',
    'åsa',
    'åsa@',
    '@example.test',
    'a@b',
    'a@b@example.test',
    'a b@example.test',
    'a@exa mple.test',
    'Åsa <asa@example.test>',
    'asa@example.test, bo@example.test',
    'asa@example.test;bo@example.test',
    '"a b"@example.test',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@example.0x7f',
    'a@example..test',
    'a..b@example.test',
    '.a@example.test',
    'a.@example.test',
    'a@.example.test',
    'a@example.test.',
    'a@-example.test',
    'a@example-.test',
    'a@exam_ple.test',
    'mailto:a@example.test',
    'a@example.test?bcc=b@example.test',
    'a@example.test\r\nBcc: b@example.test',
    'a\u202eb@example.test',
    'a@example.test/x',
    `${'l'.repeat(65)}@example.test`,
    `l@${label(64)}.test`,
    `l@${label(63)}.${label(63)}.${label(63)}.${label(59)}.xx`,
  ])('is not %j', (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });

  it('has at most 254 characters', () => {
    const of = (length: number) => {
      const start = `${'l'.repeat(60)}@${label(63)}.${label(63)}.`;
      return `${start}${label(length - start.length - 5)}.test`;
    };
    expect(of(254)).toHaveLength(254);
    expect(isEmailAddress(of(254))).toBe(true);
    expect(isEmailAddress(of(255))).toBe(false);
  });

  it('never holds what could end it in a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const address = `a${text}@example.test`;
        if (isEmailAddress(address)) expect(address).not.toMatch(/[\s<>,;:"()[\]\\\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: 2000 },
    );
  });
});
