import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm } from '#functions/http/read-form.ts';
import { chunked, fieldsOf, limits, read } from './form-requests.ts';

const urlencoded = 'application/x-www-form-urlencoded';
const bytes = (length: number) => new Uint8Array(length).fill(0x61);

describe('a request', () => {
  it.each([
    'text/plain',
    'text/html',
    'multipart/mixed; boundary=b',
    'application/xml',
    'application/jsonp',
    'application/x-www-form-urlencoded; charset=iso-8859-1',
    'application/json; charset="utf-16"',
    '',
  ])('of the type %j is no form that is read', async (contentType) => {
    expect(await read(contentType, 'lastName=a')).toEqual({ kind: 'unsupported' });
  });

  it('with a packed body is no form that is read', async () => {
    expect(await read(urlencoded, 'a=b', { 'content-encoding': 'gzip' })).toEqual({
      kind: 'unsupported',
    });
  });

  it.each([
    ['Application/X-WWW-Form-Urlencoded', 'a=b'],
    [`${urlencoded}; charset=UTF-8`, 'a=b'],
    [`${urlencoded}; charset="utf8"`, 'a=b'],
    ['application/json;charset=utf-8', '{"a":"b"}'],
  ])('of the type %s is read', async (contentType, body) => {
    expect(fieldsOf(await read(contentType, body))).toEqual({ a: 'b' });
  });

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary="a "',
    `multipart/form-data; boundary=${'b'.repeat(71)}`,
    'multipart/form-data; boundary="{}"',
  ])('of the type %j is malformed', async (contentType) => {
    expect(await read(contentType, '--b--')).toMatchObject({ kind: 'malformed' });
  });

  it('without a body is an empty form', async () => {
    const request = new Request('https://besked.example.test/', {
      method: 'POST',
      headers: { 'content-type': urlencoded },
    });
    expect(await readForm(request, limits)).toMatchObject({ kind: 'form', files: [] });
  });

  it.each([
    [urlencoded, 'a=b'],
    ['application/json', '{"a":"b"}'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--b--',
    ],
  ])('of the type %s that is shorter than it says is malformed', async (contentType, body) => {
    const length = String(body.length);
    expect(await read(contentType, body, { 'content-length': length })).toMatchObject({
      kind: 'form',
    });
    const longer = String(body.length + 1);
    expect(await read(contentType, body, { 'content-length': longer })).toEqual({
      kind: 'malformed',
      detail: 'The body ended early.',
    });
  });

  it.each([urlencoded, 'application/json', 'multipart/form-data; boundary=b'])(
    'of the type %s that breaks off is malformed',
    async (contentType) => {
      const chunks = function* () {
        yield bytes(10);
        throw new Error('The client is gone.');
      };
      expect(await readForm(chunked(contentType, chunks()), limits)).toEqual({
        kind: 'malformed',
        detail: 'The body ended early.',
      });
    },
  );

  it('is read whatever its bytes and its type are', async () => {
    const contentType = fc.constantFrom(
      urlencoded,
      'application/json',
      'multipart/form-data; boundary=b',
      'multipart/form-data',
    );
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc
        .constantFrom(
          ...[
            '--b',
            '\r\n--b',
            '\r\n',
            '\r\n\r\n',
            '--',
            'Content-Disposition: form-data; name="a"',
          ],
          ...['; filename="å.pdf"', "; filename*=UTF-8''%zz", 'a=%', '&', '{"a":', '[', ']}', '"'],
        )
        .map((text) => new TextEncoder().encode(text)),
    );
    await fc.assert(
      fc.asyncProperty(contentType, fc.array(piece), async (type, chunks) => {
        const form = await readForm(chunked(type, chunks), limits);
        expect(['form', 'malformed', 'too-large', 'unsupported']).toContain(form.kind);
      }),
      { numRuns: 2000 },
    );
  });
});
