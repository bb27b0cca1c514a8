import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortFiles } from '#functions/intake/attachments.ts';
import type { ReceivedFile } from '#functions/intake/attachments.ts';
import { docx, exe, heic, jpeg, padded, pdf, png, utf8 } from './sample-files.ts';

const limits = { totalBytes: 1000, maxFiles: 3 };

const file = (filename: string, bytes: Uint8Array<ArrayBuffer>): ReceivedFile => ({
  filename,
  bytes,
  size: bytes.length,
});

const namesOf = (...files: ReceivedFile[]) => {
  const { attachments, refusedFiles } = sortFiles(files, { ...limits, maxFiles: 20 }, 'id');
  return [...attachments, ...refusedFiles].map(({ filename }) => filename);
};

const sorted = (...files: ReceivedFile[]) => {
  const { attachments, refusedFiles } = sortFiles(files, limits, 'id');
  return {
    kept: attachments.map(({ filename }) => filename),
    refused: refusedFiles.map(({ filename, reason }) => `${filename}: ${reason}`),
  };
};

describe('files', () => {
  it('are kept with the type of their content and an identity of their own', () => {
    expect(sortFiles([file('avtal.pdf', pdf), file('Å.heic', heic)], limits, 'id')).toEqual({
      attachments: [
        { id: 'id-file-1', filename: 'avtal.pdf', contentType: 'application/pdf', bytes: pdf },
        { id: 'id-file-2', filename: 'Å.heic', contentType: 'image/heic', bytes: heic },
      ],
      refusedFiles: [],
    });
  });

  it('of another type than they are called are kept as what they are, or not at all', () => {
    expect(
      sorted(file('bild.exe', jpeg), file('faktura.pdf', exe), file('a.docx', docx())),
    ).toEqual({
      kept: ['bild.exe.jpg', 'a.docx'],
      refused: ['faktura.pdf: type'],
    });
  });

  it('that are empty are refused', () => {
    expect(sorted(file('tom.pdf', pdf.subarray(0, 0)))).toEqual({
      kept: [],
      refused: ['tom.pdf: empty'],
    });
  });

  it('may take the last byte there is, and not one more', () => {
    const first = file('a.pdf', padded(pdf, 600));
    expect(sorted(first, file('b.pdf', padded(pdf, 400)))).toEqual({
      kept: ['a.pdf', 'b.pdf'],
      refused: [],
    });
    expect(sorted(first, file('b.pdf', padded(pdf, 401)), file('c.png', png))).toEqual({
      kept: ['a.pdf', 'c.png'],
      refused: ['b.pdf: size'],
    });
    expect(sorted(file('a.pdf', padded(pdf, 1001)))).toEqual({
      kept: [],
      refused: ['a.pdf: size'],
    });
  });

  it('of which only a part was held are refused for their size', () => {
    const part = { filename: 'film.mp4', bytes: pdf, size: 5000 };
    expect(sorted(part, file('a.pdf', pdf))).toEqual({
      kept: ['a.pdf'],
      refused: ['film.mp4: size'],
    });
  });

  it('may be as many as are kept, and the first of more are', () => {
    const files = ['a', 'b', 'c', 'd'].map((name) => file(`${name}.png`, png));
    expect(sorted(...files)).toEqual({
      kept: ['a.png', 'b.png', 'c.png'],
      refused: ['d.png: count'],
    });
    expect(sorted(...files.slice(0, 3)).refused).toEqual([]);
  });

  it('that are refused take no room from the next', () => {
    const program = file('a.exe', padded(exe, 900));
    const files = [program, program, program, file('b.pdf', padded(pdf, 900))];
    expect(sorted(...files).kept).toEqual(['b.pdf']);
  });

  it('are never more than the limits allow, and each one is accounted for', () => {
    const anyFile = fc
      .tuple(fc.string(), fc.constantFrom(pdf, exe, png), fc.nat(700))
      .map(([name, start, size]) => file(name, padded(start, size)));
    fc.assert(
      fc.property(fc.array(anyFile, { maxLength: 12 }), (files) => {
        const { attachments, refusedFiles } = sortFiles(files, limits, 'id');
        const names = attachments.map(({ filename }) => filename.toLowerCase());
        expect(attachments.length + refusedFiles.length).toBe(files.length);
        expect(attachments.length).toBeLessThanOrEqual(limits.maxFiles);
        expect(attachments.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(
          1000,
        );
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});

describe('a file name', () => {
  it.each([
    ['C:\\Users\\asa\\avtal.pdf', 'avtal.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\avtal.pdf', 'avtal.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['...', 'bilaga.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['', 'bilaga.pdf'],
    ['\u200b', 'bilaga.pdf'],
    ['avtal', 'avtal.pdf'],
    ['avtal.', 'avtal.pdf'],
    ['AVTAL.PDF', 'AVTAL.PDF'],
    ['avtal.pdf.exe', 'avtal.pdf.exe.pdf'],
    ['avtal.pdf . . ', 'avtal.pdf'],
    ['avtal\u202efdp.exe', 'avtalfdp.exe.pdf'],
    ['a\r\nContent-Type: text/html\r\n\r\n.pdf', 'html .pdf'],
    ['a:b<c>d"e|f?g*h.pdf', 'a-b-c-d-e-f-g-h.pdf'],
    ['a\0.pdf', 'a .pdf'],
    ['ra\u0308ksmo\u0308rga\u030as.pdf', 'räksmörgås.pdf'],
    ['عقد 📄.pdf', 'عقد 📄.pdf'],
  ])('%j becomes %j', (given, name) => {
    expect(namesOf(file(given, pdf))).toEqual([name]);
  });

  it('has at most 100 characters with its ending, and no half ones', () => {
    expect(namesOf(file(`${'a'.repeat(96)}.pdf`, pdf))).toEqual([`${'a'.repeat(96)}.pdf`]);
    expect(namesOf(file(`${'a'.repeat(97)}.pdf`, pdf))).toEqual([`${'a'.repeat(96)}.pdf`]);
    const [emoji = ''] = namesOf(file('📄'.repeat(200), pdf));
    expect([...emoji]).toHaveLength(100);
    expect(emoji.isWellFormed()).toBe(true);
    expect(namesOf(file('a'.repeat(300), exe))).toEqual(['a'.repeat(100)]);
  });

  it('is unlike the others, whatever their case and length', () => {
    const long = 'a'.repeat(300);
    expect(
      namesOf(file('a.txt', utf8('1')), file('A.txt', utf8('2')), file('a-2.txt', utf8('3'))),
    ).toEqual(['a.txt', 'A-2.txt', 'a-2-2.txt']);
    expect(namesOf(file(long, png), file(long, png))).toEqual([
      `${'a'.repeat(96)}.png`,
      `${'a'.repeat(94)}-2.png`,
    ]);
  });

  it('of any bytes is harmless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const [name = ''] = namesOf(file(given, pdf));
        expect(name).toMatch(/^[^.\s/\\:*?"<>|][^/\\:*?"<>|\p{Cc}\u202a-\u202e]*\.pdf$/iu);
      }),
      { numRuns: 1000 },
    );
  });
});
