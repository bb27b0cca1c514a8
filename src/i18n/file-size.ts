import type { Locale } from '#domain/locale.ts';

/**
 * A file's size for people, in decimal units, rounded up so that no file is 0: "12 kB", "1,5 MB".
 *
 * @example
 * formatFileSize(1_540_000, 'sv') // '1,6 MB'
 */
export const formatFileSize = (bytes: number, locale: Locale): string => {
  const kilobytes = Math.max(1, Math.ceil(bytes / 1000));
  if (kilobytes < 1000) return `${kilobytes} kB`;
  const megabytes = (Math.ceil(bytes / 100_000) / 10).toFixed(1);
  return `${locale === 'sv' ? megabytes.replace('.', ',') : megabytes} MB`;
};
