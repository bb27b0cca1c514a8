/**
 * The window that Brotli needs for some bytes, as the power of two that its parameter LGWIN takes. With its
 * usual 4 MB it spends twenty times as long on a page at quality 9, on tables that the page never fills.
 */
export const brotliWindow = (bytes: number): number =>
  Math.min(22, Math.max(16, Math.ceil(Math.log2(bytes + 16))));
