/** The piece of some content that a request asks for; both ends are counted from 0 and belong to it. */
export type ByteRange =
  { kind: 'whole' } | { kind: 'part'; first: number; last: number } | { kind: 'unsatisfiable' };

/**
 * Reads a `Range` header for content of `size` bytes (RFC 9110 section 14.2). Only one range is served;
 * several of them, other units and what is malformed get the whole, as the standard allows.
 *
 * @example
 * byteRange('bytes=-500', 2000) // { kind: 'part', first: 1500, last: 1999 }
 */
export const byteRange = (header: string | null, size: number): ByteRange => {
  const [, from = '', to = ''] =
    /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header ?? '') ?? [];
  if (from === '' && to === '') return { kind: 'whole' };
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return { kind: 'whole' };
  return first < size && first <= last ? { kind: 'part', first, last } : { kind: 'unsatisfiable' };
};
