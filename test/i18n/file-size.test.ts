import { expect, test } from 'vitest';
import { formatFileSize, formatSizeLimit } from '#i18n/file-size.ts';
import { siteFacts } from '#src/site-facts.ts';

const megabyte = 1024 * 1024;

test.each([
  [0, 'sv', '1 kB'],
  [1, 'sv', '1 kB'],
  [1024, 'sv', '1 kB'],
  [1025, 'sv', '2 kB'],
  [megabyte - 1024, 'sv', '1023 kB'],
  [megabyte - 1023, 'sv', '1 MB'],
  [megabyte, 'sv', '1 MB'],
  [megabyte + 1, 'sv', '1,1 MB'],
  [2 * megabyte, 'sv', '2 MB'],
  [2 * megabyte, 'en', '2 MB'],
  [1_540_000, 'sv', '1,5 MB'],
  [1_540_000, 'en', '1.5 MB'],
] as const)('%i bytes in %s are %s', (bytes, locale, words) => {
  expect(formatFileSize(bytes, locale)).toBe(words);
});

test.each([
  [4 * megabyte, 'sv', '4 MB'],
  [4 * megabyte, 'en', '4 MB'],
  [4 * megabyte - 1, 'sv', '3,9 MB'],
  [4.5 * megabyte, 'en', '4.5 MB'],
] as const)('a limit of %i bytes in %s is %s', (bytes, locale, words) => {
  expect(formatSizeLimit(bytes, locale)).toBe(words);
});

test('a file as large as all may be together is told in the words of the limit', () => {
  const { totalBytes } = siteFacts.attachments;
  expect(formatFileSize(totalBytes, 'sv')).toBe(formatSizeLimit(totalBytes, 'sv'));
});
