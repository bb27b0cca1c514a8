import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm } from '#functions/http/read-form.ts';
import {
  chunked,
  cutAt,
  fieldsOf,
  filesOf,
  limits,
  multipart,
  multipartType as type,
  part,
  filePart,
  read,
  textPart,
} from './form-requests.ts';

describe('a multipart form', () => {
  it('has texts and files', async () => {
    const form = await read(
      type,
      multipart(
        textPart('lastName', 'Åsa'),
        textPart('other', 'a\r\nb\r\n'),
        filePart('å.pdf', '%PDF\r\n-'),
      ),
    );
    expect(form).toMatchObject({ kind: 'form', format: 'html-form' });
    expect(fieldsOf(form)).toEqual({ lastName: 'Åsa', other: 'a\r\nb\r\n' });
    expect(filesOf(form)).toEqual([['å.pdf', '%PDF\r\n-', 7]]);
  });

  it.each([
    'تقرير.pdf',
    'ra\u0308ka.pdf',
    '😀.pdf',
    'a\\b.pdf',
    'slutar med \\',
    'a;b=c, d.pdf',
    '../../etc/passwd',
  ])('has a file that is called %s', async (filename) => {
    expect(
      filesOf(await read(type, multipart(filePart(filename, 'x'), textPart('a', '1')))),
    ).toEqual([[filename, 'x', 1]]);
  });

  it.each([
    ['name="a"; filename="%22%0D%0A%41.pdf"', '"\r\n%41.pdf'],
    ['name=attachments; filename=avtal.pdf', 'avtal.pdf'],
    ['NAME="a"; FILENAME="avtal.pdf"', 'avtal.pdf'],
    ['name="a"; filename="x.pdf"; filename*=UTF-8\'\'%C3%A5.pdf', 'å.pdf'],
    ['name="a"; filename*=utf-8\'sv\'%C3%A5.pdf', 'å.pdf'],
    ['name="a"; filename*=UTF-8\'\'%zz', '%zz'],
    ['filename="a.pdf"; name="a"', 'a.pdf'],
  ])('of which a part says %s has the file %j', async (disposition, filename) => {
    expect(filesOf(await read(type, multipart(part(disposition, 'x'))))).toEqual([
      [filename, 'x', 1],
    ]);
  });

  it('has no file where the file field was left empty', async () => {
    expect(
      filesOf(
        await read(type, multipart(filePart('', ''), filePart('tom.pdf', ''), filePart('', 'x'))),
      ),
    ).toEqual([
      ['tom.pdf', '', 0],
      ['', 'x', 1],
    ]);
  });

  it('takes the first of equal names that is not empty', async () => {
    const form = await read(
      type,
      multipart(textPart('a', ''), textPart('a', '1'), textPart('a', '2')),
    );
    expect(fieldsOf(form)).toEqual({ a: '1' });
  });

  it.each([
    ['nothing before it', multipart(textPart('a', '1'))],
    ['a preamble', `Hej\r\n${multipart(textPart('a', '1'))}`],
    ['an epilogue', `${multipart(textPart('a', '1'))}\r\nHej --b`],
    ['no line break last', multipart(textPart('a', '1')).trimEnd()],
    ['header lines of any kind', multipart(part('name="a"', '1', 'X-A: b', 'Content-Length: 1'))],
  ])('may have %s', async (_, sent) => {
    expect(fieldsOf(await read(type, sent))).toEqual({ a: '1' });
  });

  it('may be empty', async () => {
    expect(await read(type, '--b--\r\n')).toMatchObject({ kind: 'form', files: [] });
  });

  it('may hold what looks like its boundary', async () => {
    const content = '--b\r\n-b\r\n--\r\n-\r\r\n--c --b--';
    expect(fieldsOf(await read(type, multipart(textPart('a', content))))).toEqual({ a: content });
  });

  const whole = multipart(textPart('a', '1'), filePart('a.pdf', 'x'));
  it.each([
    ['nothing', ''],
    ['no delimiter', 'a=1'],
    ['no end', whole.slice(0, -6)],
    ['half an end', whole.slice(0, -3)],
    ['an end within a header', '--b\r\nContent-Disp'],
    ['an end within a text', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
    ['a part without a name', multipart(part('filename="a.pdf"', 'x'))],
    ['a part without a header', '--b\r\n\r\nx\r\n--b--'],
    [
      'a part of something else',
      '--b\r\nContent-Disposition: attachment; name="a"\r\n\r\n\r\n--b--',
    ],
    ['something after a delimiter', whole.replace('--b', '--bc')],
    ['an endless header', `--b\r\nX: ${'x'.repeat(20_000)}`],
  ])('with %s is malformed', async (_, sent) => {
    expect(await read(type, sent)).toMatchObject({ kind: 'malformed' });
  });

  it('is malformed wherever it ends early', async () => {
    const bytes = new TextEncoder().encode(whole.trimEnd());
    for (let end = 0; end < bytes.length; end += 1)
      expect((await read(type, bytes.subarray(0, end))).kind).toBe('malformed');
    expect((await read(type, bytes)).kind).toBe('form');
  });

  it('is the same however it is cut', async () => {
    const sent = multipart(
      textPart('a', 'Å\r\n--\r\n'),
      filePart('å.pdf', '\r\n-\r\n--a'),
      textPart('c', ''),
      filePart('', ''),
    );
    const bytes = new TextEncoder().encode(sent);
    const expected = await read(type, bytes);
    const inSingles = cutAt(
      bytes,
      Array.from({ length: bytes.length - 1 }, (_, at) => at + 1),
    );
    expect(await readForm(chunked(type, inSingles), limits)).toEqual(expected);
    for (let at = 0; at < bytes.length; at += 1)
      expect(await readForm(chunked(type, cutAt(bytes, [at])), limits)).toEqual(expected);
  });

  it('is read as the platform itself reads what the platform wrote, however it is cut', async () => {
    const content = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('\r', '\n', '-', '--', 'b', 'å')).map((pieces) => pieces.join('')),
    );
    const name = fc.string({ unit: 'binary', minLength: 1 });
    const entry = fc.record({ name, content, filename: fc.option(name, { nil: undefined }) });
    await fc.assert(
      fc.asyncProperty(fc.array(entry), fc.array(fc.nat(2000)), async (entries, cuts) => {
        const sent = new FormData();
        for (const [index, { name, content, filename }] of entries.entries())
          if (filename === undefined) sent.append(`${index}${name}`, content);
          else sent.append(`${index}${name}`, new Blob([content]), filename);
        const written = new Response(sent);
        const contentType = written.headers.get('content-type') ?? '';
        const bytes = await written.bytes();

        const places = cuts.filter((at) => at < bytes.length);
        const form = await readForm(chunked(contentType, cutAt(bytes, places)), {
          totalBytes: 1_000_000,
          maxFiles: 100,
        });
        const platform = await new Response(bytes, {
          headers: { 'content-type': contentType },
        }).formData();
        const texts = [...platform].filter(([, value]) => typeof value === 'string');
        const files = [...platform].flatMap(([, value]) =>
          typeof value === 'string' ? [] : [value],
        );
        expect(form.kind === 'form' && Object.entries(form.fields)).toEqual(
          Object.entries(Object.fromEntries(texts)),
        );
        expect(form.kind === 'form' && form.files).toEqual(
          await Promise.all(
            files.map(async (file) => ({
              filename: file.name,
              bytes: new Uint8Array(await file.arrayBuffer()),
              size: file.size,
            })),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});
