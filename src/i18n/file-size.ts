import type { Locale } from '#domain/locale.ts';
import { messages } from './messages.ts';

/**
 * A file's size for people, rounded up so that no file is 0: "12 kB", "1,5 MB". A kilobyte is 1,024 bytes
 * and a megabyte 1,024 of those, as in the limit of `content/site.json`: two files of half of it fill it.
 *
 * @example
 * formatFileSize(1_540_000, 'sv') // '1,5 MB'
 */
export const formatFileSize = (bytes: number, locale: Locale): string => {
  const kilobytes = Math.max(1, Math.ceil(bytes / kilobyte));
  return kilobytes < 1024
    ? `${kilobytes} kB`
    : inMegabytes(Math.ceil((bytes * 10) / megabyte), locale);
};

/** The most that files may be, in megabytes and rounded down: whoever keeps to the number is within it. */
export const formatSizeLimit = (bytes: number, locale: Locale): string =>
  inMegabytes(Math.floor((bytes * 10) / megabyte), locale);

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

const inMegabytes = (tenths: number, locale: Locale): string =>
  `${messages[locale].numbers.decimal({ tenths })} MB`;
