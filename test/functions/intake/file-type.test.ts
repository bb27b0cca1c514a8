import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileTypeOf } from '#functions/intake/file-type.ts';
import { bytesOf, docx, exe, heic, isoMedia, jpeg, pdf, png, utf8, zip } from './sample-files.ts';

const typeOf = (bytes: Uint8Array) => fileTypeOf(bytes)?.contentType;

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const utf16le = (text: string) =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  );
const utf16be = (text: string) =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255]),
  );

describe('a file', () => {
  it.each([
    ['a PDF', pdf, 'application/pdf'],
    ['a JPEG', jpeg, 'image/jpeg'],
    ['a PNG', png, 'image/png'],
    ['a HEIC of an iPhone', heic, 'image/heic'],
    ['a HEIC with the general brand first', isoMedia('mif1', 'miaf', 'heic'), 'image/heic'],
    ['a Word document', docx(), word],
    [
      'a Word document with an archive comment',
      zip({ '[Content_Types].xml': '', 'word/document.xml': '' }, 'PK!'),
      word,
    ],
    ['a text', utf8('Hej!\r\n\tPengarna kom aldrig. 👍\n'), 'text/plain'],
    ['a text with a byte order mark', utf8('\ufeffHej'), 'text/plain'],
    ['a text in Windows-1252', bytesOf('Sk', 0xe5, 'ne ', 0x80, '100'), 'text/plain'],
    ['a text in UTF-16, little end first', utf16le('Åsa, "محمد"\r\n'), 'text/plain'],
    ['a text in UTF-16, big end first', utf16be('Åsa'), 'text/plain'],
    [
      'a text about mark-up',
      utf8('Det stod <b>fel</b> och 1 < 2 i <asa@example.test>'),
      'text/plain',
    ],
  ])('is known by its bytes: %s', (_, bytes, contentType) => {
    expect(typeOf(bytes)).toBe(contentType);
  });

  it.each([
    ['a program', exe],
    ['a program of Linux', bytesOf(0x7f, 'ELF', 2, 1, 1, 0)],
    ['an archive', zip({ 'a.txt': 'a' })],
    ['an empty archive', zip({})],
    ['a spreadsheet', zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' })],
    ['a Word document without its types', zip({ 'word/document.xml': '' })],
    ['a Word document with macros', docx({ 'word/vbaProject.bin': 'x' })],
    ['a Word document with macros in another case', docx({ 'word/VBAPROJECT.BIN': 'x' })],
    ['a cut Word document', docx().subarray(0, -1)],
    ['a Word document with something after it', bytesOf(...docx(), 'MZ')],
    ['a Word document behind something else', bytesOf('MZ', ...docx())],
    ['an old Word document', bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['a GIF', bytesOf('GIF89a', 1, 0, 1, 0)],
    ['a film', isoMedia('isom', 'mp41')],
    ['an AVIF', isoMedia('avif', 'mif1', 'miaf')],
    ['a general image that is no HEIC', isoMedia('mif1', 'avif')],
    ['a cut HEIC', heic.subarray(0, 12)],
    ['a PDF that begins later', bytesOf('MZ', 0, '%PDF-1.7')],
    ['a page', utf8('\n<!DOCTYPE html><title>Hej</title>')],
    ['a page without its type', utf8('Hej <SCRIPT>alert(1)</SCRIPT>')],
    ['a drawing', utf8('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['an XML document', utf8('<?xml version="1.0"?><x/>')],
    ['a page in UTF-16', utf16le('<html><body onload=alert(1)>')],
    ['a script of PHP', utf8('<?php echo 1;')],
    ['a script of a shell', utf8('#!/bin/sh\nrm -rf /\n')],
    ['a rich text', utf8('{\\rtf1 hej}')],
    ['a text with a control character', utf8('a\u0000b')],
    ['a text with an escape sequence', utf8('a\u001b[2Jb')],
    ['a text with a byte that Windows-1252 does not have', bytesOf('a', 0x81, 'b')],
    ['UTF-16 that is broken', bytesOf(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00)],
  ])('is not kept if it is %s', (_, bytes) => {
    expect(typeOf(bytes)).toBeUndefined();
  });

  it('of any bytes has a type or none', () => {
    const start = fc.constantFrom(bytesOf(), pdf, docx(), heic.subarray(0, 8), bytesOf('PK', 3, 4));
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(start, bytes, (first, rest) => {
        expect(() => fileTypeOf(bytesOf(...first, ...rest))).not.toThrow();
      }),
    );
  });

  it('cut or changed anywhere in an archive has a type or none', () => {
    const whole = docx({ 'word/media/bild.png': 'x' });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, cut) => {
        const changed = whole.slice(0, cut);
        changed[at] = byte;
        expect(() => fileTypeOf(changed)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
