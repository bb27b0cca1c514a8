import { describe, expect, it } from 'vitest';
import { readForm } from '#functions/http/read-form.ts';
import {
  chunked,
  fieldsOf,
  filePart,
  filesOf,
  limits,
  multipart,
  multipartType as type,
  part,
  read,
  textPart,
} from './form-requests.ts';

describe('what a multipart form may hold', () => {
  const mebibyte = 1024 * 1024;

  it('is a text of 100 kB of any script', async () => {
    for (const letter of ['a', 'å', '😀', '\r\n']) {
      const description = letter.repeat(100_000);
      expect(fieldsOf(await read(type, multipart(textPart('description', description))))).toEqual({
        description,
      });
    }
  });

  it.each([
    [4 * mebibyte - 1, 'form'],
    [4 * mebibyte, 'too-large'],
  ])('is a text of %d bytes in a field of one letter: %s', async (length, kind) => {
    const form = await read(type, multipart(textPart('a', 'x'.repeat(length))));
    expect(form.kind).toBe(kind);
    expect(fieldsOf(form)['a']).toHaveLength(length);
  });

  it('is given back as far as it was read when a text is too long', async () => {
    const long = new TextEncoder().encode('x'.repeat(mebibyte));
    const start = new TextEncoder().encode(
      `${textPart('lastName', 'Åsa')}--b\r\nContent-Disposition: form-data; name="other"\r\n\r\n`,
    );
    const endless = function* () {
      yield start;
      for (;;) yield long;
    };
    const form = await readForm(chunked(type, endless()), limits);
    expect(form.kind).toBe('too-large');
    expect(fieldsOf(form)['lastName']).toBe('Åsa');
    expect(fieldsOf(form)['other']?.length).toBeGreaterThanOrEqual(mebibyte);
  });

  it('is a file of all the bytes that are kept; of one more only its size is told', async () => {
    const full = 'x'.repeat(limits.totalBytes);
    const form = await read(
      type,
      multipart(
        filePart('a.pdf', full),
        filePart('b.pdf', `${full}x`),
        filePart('c.pdf', 'x'),
        textPart('a', '1'),
      ),
    );
    expect(filesOf(form)).toEqual([
      ['a.pdf', full, limits.totalBytes],
      ['b.pdf', '', limits.totalBytes + 1],
      ['c.pdf', 'x', 1],
    ]);
    expect(fieldsOf(form)).toEqual({ a: '1' });
  });

  it('is, in files, held up to four times what is kept', async () => {
    const full = 'x'.repeat(limits.totalBytes);
    const form = await read(
      type,
      multipart(
        ...['1', '2', '3', '4', '5'].map((name) => filePart(name, full)),
        textPart('a', '1'),
      ),
    );
    expect(filesOf(form).map(([name, held]) => [name, held.length])).toEqual([
      ['1', 4096],
      ['2', 4096],
      ['3', 4096],
      ['4', 4096],
      ['5', 0],
    ]);
    expect(fieldsOf(form)).toEqual({ a: '1' });
  });

  const mebibytes = function* (start: string, count: number, end: string) {
    yield new TextEncoder().encode(start);
    const chunk = new Uint8Array(mebibyte);
    for (let n = 0; n < count; n += 1) yield chunk;
    yield new TextEncoder().encode(end);
  };
  const film = part('name="attachments"; filename="film.mov"', '').slice(0, -2);

  it('is a film beside the texts, before and after it', async () => {
    const sent = mebibytes(textPart('a', '1') + film, 60, `\r\n${multipart(textPart('b', '2'))}`);
    const form = await readForm(chunked(type, sent), limits);
    expect(form.kind).toBe('form');
    expect(fieldsOf(form)).toEqual({ a: '1', b: '2' });
    expect(filesOf(form)).toEqual([['film.mov', '', 60 * mebibyte]]);
  });

  it('is 64 MiB in all, and of more the texts before that', async () => {
    const sent = mebibytes(textPart('a', '1') + film, 64, `\r\n${multipart(textPart('b', '2'))}`);
    const form = await readForm(chunked(type, sent), limits);
    expect(form.kind).toBe('too-large');
    expect(fieldsOf(form)).toEqual({ a: '1' });
  });

  it.each([
    [1000, 'form'],
    [1001, 'too-large'],
  ])('is %d texts: %s', async (count, kind) => {
    const texts = Array.from({ length: count }, (_, n) => textPart(`f${n}`, 'x'));
    expect((await read(type, multipart(...texts))).kind).toBe(kind);
  });

  it.each([
    [12, 'form'],
    [100, 'form'],
    [101, 'too-large'],
  ])('is %d files: %s', async (count, kind) => {
    const form = await read(
      type,
      multipart(...Array.from({ length: count }, () => filePart('a.pdf', 'x'))),
    );
    expect(form.kind).toBe(kind);
    expect(filesOf(form)).toHaveLength(kind === 'form' ? count : 0);
  });
});
