import { describe, expect, it } from 'vitest';
import { sortFiles } from '#functions/intake/attachments.ts';
import { bytesOf, docx, exe, jpeg, pdf, utf8, zip } from './sample-files.ts';

const limits = { totalBytes: 4 * 1024 * 1024, maxFiles: 10 };

/** What becomes of one file: the name and type that it is kept under, or that it is refused. */
const outcome = (filename: string, bytes: Uint8Array<ArrayBuffer>): string => {
  const { attachments } = sortFiles([{ filename, bytes, size: bytes.length }], limits, 'id');
  return attachments.map((kept) => `${kept.filename} ${kept.contentType}`)[0] ?? 'refused';
};

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Writes a number into every entry of an archive's directory, at an offset of the entry. */
const withEntries = (archive: Uint8Array, offset: number, value: number) => {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + offset, value, true);
  return bytes;
};

const mebibyte = 1024 * 1024;

describe('a zip bomb', () => {
  it('is refused when it tells that it unpacks to more than 200 MiB, to the byte', () => {
    expect(outcome('a.docx', withEntries(docx(), 24, 100 * mebibyte))).toBe(`a.docx ${word}`);
    expect(outcome('a.docx', withEntries(docx(), 24, 100 * mebibyte + 1))).toBe('refused');
    expect(outcome('a.docx', withEntries(docx(), 24, 0xffffffff))).toBe('refused');
  });

  it('is refused when its files share their packed bytes', () => {
    const two = docx();
    expect(outcome('a.docx', withEntries(two, 20, Math.floor(two.length / 2)))).toBe(
      `a.docx ${word}`,
    );
    expect(outcome('a.docx', withEntries(two, 20, two.length))).toBe('refused');
  });

  it('is never unpacked here: 64 MiB of zeros are judged by what the archive tells', () => {
    const bomb = docx({ 'word/media/x.bmp': '\0'.repeat(64 * mebibyte) });
    expect(bomb.length).toBeLessThan(mebibyte);
    expect(outcome('a.docx', bomb)).toBe(`a.docx ${word}`);
    const parts = { 'word/1': 'x', 'word/2': 'x' };
    expect(outcome('a.docx', withEntries(docx(parts), 24, 64 * mebibyte))).toBe('refused');
  });

  it('in an archive of archives is refused as every archive is', () => {
    expect(outcome('a.zip', zip({ 'b.zip': 'x', 'c.zip': 'x' }))).toBe('refused');
  });
});

/**
 * A file of two types is kept as the one that it opens as, under that type's name and content type:
 * then nothing opens it as the other. One that opens as a page, a script or a program is refused.
 */
describe('a file of two types', () => {
  const page = '<html><script>alert(1)</script></html>';
  it.each([
    ['PDF and archive', 'x.zip', bytesOf(...pdf, ...zip({ 'a.exe': 'MZ' })), 'pdf'],
    ['PDF and page', 'x.html', bytesOf(...pdf, ...utf8(page)), 'pdf'],
    ['PDF and Java', 'x.jar', bytesOf(...pdf, ...zip({ 'META-INF/MANIFEST.MF': 'x' })), 'pdf'],
    ['JPEG and page', 'x.html', bytesOf(...jpeg, ...utf8(page)), 'jpg'],
    ['JPEG and script', 'x.js', bytesOf(...jpeg, ...utf8('*/=alert(1);/*')), 'jpg'],
    ['JPEG and archive', 'x.zip', bytesOf(...jpeg, ...zip({ a: 'x' })), 'jpg'],
    ['Word and Java', 'x.jar', docx({ 'META-INF/MANIFEST.MF': 'Main-Class: X' }), 'docx'],
  ])('%s is kept as what it opens as', (_, filename, bytes, extension) => {
    expect(outcome(filename, bytes)).toMatch(new RegExp(`^${filename}\\.${extension} `));
  });

  it.each([
    ['page and PDF', bytesOf(...utf8(page), ...pdf)],
    ['text and page', utf8(`Hej\n\n${page}`)],
    ['text and drawing', utf8('Hej <svg onload=alert(1)>')],
    ['program and PDF', bytesOf(...exe, ...pdf)],
    ['program and archive', bytesOf(...exe, ...docx())],
    ['shell script and archive', bytesOf(...utf8('#!/bin/sh\n'), ...docx())],
    ['text and program', bytesOf(...utf8('Hej '), ...exe)],
  ])('%s is refused under every name', (_, bytes) => {
    for (const name of ['x.pdf', 'x.txt', 'x.docx', 'x.jpg'])
      expect(outcome(name, bytes)).toBe('refused');
  });
});
