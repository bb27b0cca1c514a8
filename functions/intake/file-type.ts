import { isPlainText } from './text-content.ts';
import { zipEntries, type ZipEntry } from './zip-entries.ts';

/** A type of file that is kept. */
export interface FileType {
  contentType: string;
  /** The endings that agree with it, the usual one first. */
  extensions: readonly [string, ...string[]];
}

/**
 * What a file is by its bytes, whatever it is called; `undefined` if it is of no type that is kept.
 * An own table, not a library: six types, strictly; DOCX by its directory, without macros.
 */
export const fileTypeOf = (bytes: Uint8Array): FileType | undefined =>
  fileTypes.find(({ holds }) => holds(bytes));

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

const at = (offset: number, expected: readonly number[]) => (bytes: Uint8Array) =>
  expected.every((byte, index) => bytes[offset + index] === byte);

const startsAsPdf = at(0, ascii('%PDF-'));
const startsAsPng = at(0, [0x89, ...ascii('PNG\r\n\u001a\n')]);
const startsAsZip = at(0, ascii('PK\u0003\u0004'));
const startsAsIsoMedia = at(4, ascii('ftyp'));

/** ISO/IEC 23008-12: brands of still images and sequences coded with HEVC; `mif1` alone may be another codec. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];
const containerBrands = ['mif1', 'msf1'];

const isHeic = (bytes: Uint8Array): boolean => {
  if (!startsAsIsoMedia(bytes) || bytes.length < 16) return false;
  const boxLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (boxLength < 16 || boxLength > Math.min(bytes.length, 1024)) return false;
  const brands = new TextDecoder('latin1').decode(bytes.subarray(8, boxLength)).match(/.{4}/gs);
  const [major = '', , ...compatible] = brands ?? [];
  return (
    heicBrands.includes(major) ||
    (containerBrands.includes(major) && compatible.some((brand) => heicBrands.includes(brand)))
  );
};

/** What a document of a few megabytes may unpack to: pictures do not shrink, text does, twentyfold. */
const largestUnpacked = 200 * 1024 * 1024;

const isDocx = (bytes: Uint8Array): boolean => {
  const entries = startsAsZip(bytes) ? zipEntries(bytes) : undefined;
  if (entries === undefined) return false;
  const names = entries.map(({ name }) => name);
  return (
    ['[Content_Types].xml', 'word/document.xml'].every((name) => names.includes(name)) &&
    !names.some((name) => /vba(?:project|data)/i.test(name)) &&
    !isBomb(entries, bytes.length)
  );
};

/** Unpacks to more than any reader has room for, or uses the same packed bytes for several files. */
const isBomb = (entries: readonly ZipEntry[], length: number): boolean =>
  sum(entries.map(({ size }) => size)) > largestUnpacked ||
  sum(entries.map(({ packedSize }) => packedSize)) > length;

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

const fileTypes: readonly (FileType & { holds: (bytes: Uint8Array) => boolean })[] = [
  { contentType: 'application/pdf', extensions: ['pdf'], holds: startsAsPdf },
  {
    contentType: 'image/jpeg',
    extensions: ['jpg', 'jpeg', 'jfif'],
    holds: at(0, [0xff, 0xd8, 0xff]),
  },
  { contentType: 'image/png', extensions: ['png'], holds: startsAsPng },
  { contentType: 'image/heic', extensions: ['heic', 'heif'], holds: isHeic },
  {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    holds: isDocx,
  },
  { contentType: 'text/plain', extensions: ['txt'], holds: isPlainText },
];
