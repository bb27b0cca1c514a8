import { describe, expect, it } from 'vitest';
import { parseConfig } from '#functions/config.ts';
import { parseStaff } from '#functions/config-staff.ts';
import { rolesOf } from '#functions/staff/allow-list.ts';

describe('STAFF_EMAILS', () => {
  it.each([
    ['anna@example.test', [['anna@example.test', 'phone']]],
    ['@Example.test', [['@example.test', 'phone']]],
    [
      'anna@example.test=phone,complaints; @example.test=phone',
      [
        ['anna@example.test', 'phone', 'complaints'],
        ['@example.test', 'phone'],
      ],
    ],
    [
      'a@example.test, b@example.test=complaints,c@example.test=phone+complaints',
      [
        ['a@example.test', 'phone'],
        ['b@example.test', 'complaints'],
        ['c@example.test', 'phone', 'complaints'],
      ],
    ],
  ])('%s', (text, entries) => {
    expect(parseStaff(text)?.map(({ who, roles }) => [who, ...roles])).toEqual(entries);
  });

  it.each([
    'anna',
    '@',
    'anna@example.test=boss',
    'anna@example.test=',
    'anna@example.test=phone=phone',
    'anna@example.test phone',
    'phone',
    ',',
    'anna@example.test; ANNA@example.test=complaints',
    'anna@example.test=phone,phone',
  ])('refuses %s', (text) => {
    expect(parseStaff(text)).toBeUndefined();
  });

  it('stops the start if it is malformed, and is for nobody if it is unset', () => {
    expect(parseConfig({ STAFF_EMAILS: 'anna' })).toMatchObject({
      kind: 'faulty',
      faults: [{ name: 'STAFF_EMAILS' }],
    });
    expect(parseConfig({})).toMatchObject({ kind: 'valid', config: { staff: undefined } });
  });
});

describe('what an address may do', () => {
  const list = parseStaff('anna@example.test=complaints @example.test @xn--rksmrgs-5wao1o.example');
  it.each([
    ['anna@example.test', ['complaints']],
    [' Bo@EXAMPLE.test ', ['phone']],
    ['bo@räksmörgås.example', ['phone']],
    ['bo@sub.example.test', []],
    ['bo@notexample.test', []],
  ])('%s', (email, roles) => {
    expect(rolesOf(email, list ?? [])).toEqual(roles);
  });
});
