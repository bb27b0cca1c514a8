import { expect, test } from 'vitest';
import { mailAddress } from '#functions/email/mail-address.ts';

test.each([
  ['ada@example.test', 'ada@example.test', true],
  ['Ada.B+c@Example.test', 'Ada.B+c@example.test', true],
  ['asa@räksmörgås.example', 'asa@xn--rksmrgs-5wao1o.example', true],
  ['åsa@example.test', 'åsa@example.test', false],
])('%s is written %s', (email, address, universal) => {
  expect(mailAddress(email)).toEqual({ address, universal });
});
