import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReferenceNumber, parseReferenceNumber } from '#domain/reference-number.ts';

const alphabet = '23456789BCDFGHJKMPRTVWX';

/** A source that gives these bytes, again and again. */
const repeating = (bytes: readonly number[]) => {
  let at = 0;
  return (length: number) =>
    Uint8Array.from({ length }, () => {
      at += 1;
      return bytes[(at - 1) % bytes.length] ?? 0;
    });
};

const fairBytes = fc.array(fc.integer({ min: 0, max: 252 }), { minLength: 8, maxLength: 8 });
const references = fairBytes.map((bytes) => newReferenceNumber(repeating(bytes)));

describe('a new reference number', () => {
  it('has three groups of three, without vowels and look-alikes', () => {
    fc.assert(
      fc.property(references, (reference) => {
        expect(reference).toMatch(/^[2-9BCDFGHJKMPRTVWX]{3}(?:-[2-9BCDFGHJKMPRTVWX]{3}){2}$/);
        expect(parseReferenceNumber(reference)).toBe(reference);
      }),
    );
  });

  it('is the same for the same chance', () => {
    expect(newReferenceNumber(repeating([0, 1, 2, 3, 4, 5, 6, 7]))).toBe('234-567-895');
  });

  it('passes over the bytes that would favour some characters: 253, 254 and 255', () => {
    const fair = newReferenceNumber(repeating([252, 0, 22, 23, 45, 46, 100, 200]));
    const unfair = repeating([255, 252, 253, 0, 22, 254, 23, 45, 46, 100, 200, 255]);
    expect(newReferenceNumber(unfair)).toBe(fair);
  });

  it('is not drawn from a source that gives nothing to draw from', () => {
    expect(() => newReferenceNumber(repeating([255]))).toThrow('randomness');
  });

  it('seldom comes twice', () => {
    const drawn = new Set<string>();
    for (let n = 0; n < 2000; n += 1)
      drawn.add(newReferenceNumber((length) => webcrypto.getRandomValues(new Uint8Array(length))));
    expect(drawn.size).toBe(2000);
  });
});

describe('a reference number as people write it', () => {
  it.each(['234-567-895', '234567895', ' 234 567 895 ', '234–567—895', '2-3-4-5-6-7-8-9-5'])(
    'is understood: %j',
    (text) => {
      expect(parseReferenceNumber(text)).toBe('234-567-895');
    },
  );

  it('is understood in any case', () => {
    fc.assert(
      fc.property(references, (reference) => {
        expect(parseReferenceNumber(reference.toLowerCase())).toBe(reference);
      }),
    );
  });

  it.each(['', '234-567-89', '234-567-8957', '234-567-89O', 'ABC-DEF-GHI', '234_567_895', 'ß'])(
    'is not understood: %j',
    (text) => {
      expect(parseReferenceNumber(text)).toBeUndefined();
    },
  );

  it('with any one wrong character is none', () => {
    fc.assert(
      fc.property(references, fc.nat(8), fc.nat(22), (reference, at, value) => {
        const characters = [...reference.replaceAll('-', '')];
        const wrong = alphabet.charAt(value);
        fc.pre(characters[at] !== wrong);
        characters[at] = wrong;
        expect(parseReferenceNumber(characters.join(''))).toBeUndefined();
      }),
    );
  });

  it('with any two characters swapped is none', () => {
    fc.assert(
      fc.property(references, fc.nat(8), fc.nat(8), (reference, one, other) => {
        const characters = [...reference.replaceAll('-', '')];
        const [a = '', b = ''] = [characters[one], characters[other]];
        fc.pre(a !== b);
        characters[one] = b;
        characters[other] = a;
        expect(parseReferenceNumber(characters.join(''))).toBeUndefined();
      }),
    );
  });
});
