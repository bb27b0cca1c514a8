const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const maxCommentLength = 0xffff;

/** A file in an archive, as its directory tells of it; sizes are in bytes. */
export interface ZipEntry {
  name: string;
  packedSize: number;
  size: number;
}

/**
 * The files in a ZIP archive's central directory (PKWARE APPNOTE 4.3.12 and 4.3.16), nothing unpacked.
 * `undefined` for what is no whole, plain archive: a cut or false directory, bytes after it, ZIP64.
 */
export const zipEntries = (bytes: Uint8Array): ZipEntry[] | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + entryLength > end || view.getUint32(at, true) !== entrySignature) return undefined;
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameFrom = at + entryLength;
    const nameUntil = nameFrom + view.getUint16(at + 28, true);
    at = nameUntil + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at > end) return undefined;
    const name = utf8.decode(bytes.subarray(nameFrom, nameUntil));
    entries.push({ name, packedSize, size });
  }
  return entries;
};

const utf8 = new TextDecoder();

/** The last record that ends, comment included, exactly where the file does. */
const endOfDirectory = (view: DataView): number | undefined => {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - maxCommentLength); at -= 1)
    if (view.getUint32(at, true) === endSignature && view.getUint16(at + 20, true) === last - at)
      return at;
  return undefined;
};
