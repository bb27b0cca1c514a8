import { deflateRawSync } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes of a text in UTF-8. */
export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** Bytes given one by one, as texts of Latin-1 or as numbers. */
export const bytesOf = (...parts: readonly (string | number)[]): Bytes =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : Array.from(part, (c) => c.charCodeAt(0)),
    ),
  );

/** Begins as `start` and is `size` bytes long. */
export const padded = (start: Uint8Array, size: number): Bytes => {
  const bytes = new Uint8Array(size).fill(0x20);
  bytes.set(start.subarray(0, size));
  return bytes;
};

export const pdf = bytesOf('%PDF-1.7\n%', 0xe2, 0xe3, '\n%%EOF\n');
export const jpeg = bytesOf(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'JFIF', 0, 1, 2, 0, 0xff, 0xd9);
export const png = bytesOf(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13, 'IHDR', 0, 0, 0, 1);
export const exe = bytesOf('MZ', 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0, 'PE', 0, 0);

/** An ISO media file that says it is of these brands, the major one first. */
export const isoMedia = (major: string, ...compatible: readonly string[]): Bytes =>
  bytesOf(0, 0, 0, 16 + 4 * compatible.length, 'ftyp', major, 0, 0, 0, 0, ...compatible, 'meta');

export const heic = isoMedia('heic', 'mif1', 'heic');

const le16 = (n: number) => [n & 0xff, n >> 8];
const le32 = (n: number) => [...le16(n & 0xffff), ...le16(n >>> 16)];

/** A ZIP archive of named texts; checksums are left out, nothing here unpacks it. */
export const zip = (entries: Readonly<Record<string, string>>, comment = ''): Bytes => {
  const local: number[] = [];
  const directory: number[] = [];
  for (const [name, text] of Object.entries(entries)) {
    const packed = deflateRawSync(text);
    const common = [
      ...[...le16(20), ...le16(0x800), ...le16(8), ...le32(0), ...le32(0)],
      ...[...le32(packed.length), ...le32(text.length), ...le16(utf8(name).length), ...le16(0)],
    ];
    directory.push(0x50, 0x4b, 1, 2, ...le16(20), ...common, ...le16(0), ...le16(0), ...le16(0));
    directory.push(...le32(0), ...le32(local.length), ...utf8(name));
    local.push(0x50, 0x4b, 3, 4, ...common, ...utf8(name), ...packed);
  }
  const count = le16(Object.keys(entries).length);
  return Uint8Array.from([
    ...local,
    ...directory,
    ...[0x50, 0x4b, 5, 6, ...le16(0), ...le16(0), ...count, ...count],
    ...[...le32(directory.length), ...le32(local.length), ...le16(comment.length)],
    ...utf8(comment),
  ]);
};

const docxParts = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' };

/** A Word document, with these parts beside the ones that make it one. */
export const docx = (parts: Readonly<Record<string, string>> = {}): Bytes =>
  zip({ ...docxParts, ...parts });
