import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine } from '#functions/email/one-line.ts';

test.each([
  ['Ada\r\nBcc: eve@example.test', 60, 'Ada Bcc: eve@example.test'],
  ['Åsa Öberg', 9, 'Åsa Öberg'],
  ['Åsa Öberg', 8, 'Åsa Öbe…'],
  ['Åsa Öberg', 5, 'Åsa…'],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, '👩‍👩‍👧‍👦…'],
  ['محمد عبد الله', 60, 'محمد عبد الله'],
])('%j in at most %i characters is %j', (text, limit, expected) => {
  expect(oneLine(text, limit)).toBe(expected);
});

test('is always one short line, whatever comes in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const line = oneLine(text, 60);
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(line.isWellFormed()).toBe(true);
      expect(line.length).toBeLessThanOrEqual(60 * 12 + 1);
    }),
  );
});

test('thousands of marks on one letter do not make a long line', () => {
  expect(oneLine(`a${'\u0301'.repeat(10_000)} b`, 60).length).toBeLessThan(1_000);
});
