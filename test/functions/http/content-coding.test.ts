import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCoding } from '#functions/http/content-coding.ts';
import type { ContentCoding } from '#functions/ports.ts';

const both: ContentCoding[] = ['br', 'gzip'];

describe('the coding of an answer', () => {
  it.each([
    [null, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['x-gzip', 'gzip'],
    ['BR', 'br'],
    ['br;q=0.8, gzip', 'gzip'],
    ['br;q=0.8, gzip;q=0.8', 'br'],
    ['br;q=0, gzip;q=0.001', 'gzip'],
    ['br;q=0.000, gzip;q=0', 'identity'],
    ['*', 'br'],
    ['*;q=0.5, br;q=0', 'gzip'],
    ['gzip;q=0.5, identity', 'identity'],
    ['gzip;q=0.5, identity;q=0.5', 'gzip'],
    ['identity;q=0', 'identity'],
    ['*;q=0', 'identity'],
    ['br;q=2, gzip', 'gzip'],
    ['br ; q=1 , gzip;q=0.5', 'br'],
    ['deflate, zstd', 'identity'],
  ])('for %s is %s', (accepted, coding) => {
    expect(chooseCoding(accepted, both)).toBe(coding);
  });

  it('is one that there is', () => {
    expect(chooseCoding('br, gzip;q=0.1', ['gzip'])).toBe('gzip');
    expect(chooseCoding('br', [])).toBe('identity');
  });

  it('is never one that the client refuses, whatever it sends', () => {
    const name = fc.constantFrom('br', 'gzip', 'identity', '*', 'zstd', '', 'x-gzip');
    const weight = fc.constantFrom('', ';q=0', ';q=0.5', ';q=1', '; Q=0.25', ';q=x', ';a=b');
    const header = fc.array(
      fc.tuple(name, weight).map(([one, other]) => one + other),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(header, fc.subarray(both), (members, offered) => {
        const coding = chooseCoding(members.join(', '), offered);
        if (coding === 'identity') return;
        expect(offered).toContain(coding);
        const named = members.filter((member) => member.replace(/^x-/, '').startsWith(coding));
        const last = named.at(-1) ?? members.find((member) => member.startsWith('*'));
        expect(last).toBeDefined();
        expect(named.length > 0 && named.every((member) => member.endsWith(';q=0'))).toBe(false);
      }),
    );
  });
});
