import { expect, test } from 'vitest';
import { formatFileSize } from '#i18n/file-size.ts';

test.each([
  [1, 'sv', '1 kB'],
  [1_000, 'sv', '1 kB'],
  [1_001, 'sv', '2 kB'],
  [999_000, 'sv', '999 kB'],
  [999_001, 'sv', '1,0 MB'],
  [1_540_000, 'sv', '1,6 MB'],
  [1_540_000, 'en', '1.6 MB'],
] as const)('%i bytes in %s are %s', (bytes, locale, words) => {
  expect(formatFileSize(bytes, locale)).toBe(words);
});
