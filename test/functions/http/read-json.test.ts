import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, filesOf, read } from './form-requests.ts';

const type = 'application/json';
const json = (value: unknown) => read(type, JSON.stringify(value));

describe('a JSON form', () => {
  it('has texts; numbers and truth values are taken as theirs, null as nothing', async () => {
    expect(await json({ a: 'Å\r\n', b: 100.5, c: true, d: null })).toMatchObject({
      kind: 'form',
      format: 'json',
      fields: { a: 'Å\r\n', b: '100.5', c: 'true', d: '' },
      files: [],
    });
  });

  it('has files in base64', async () => {
    const attachments = [
      { filename: 'å.pdf', content: btoa('%PDF-1.7'), contentType: 'text/html' },
      { filename: '', content: '' },
    ];
    expect(filesOf(await json({ attachments }))).toEqual([
      ['å.pdf', '%PDF-1.7', 8],
      ['', '', 0],
    ]);
    expect(filesOf(await json({ attachments: null }))).toEqual([]);
  });

  it.each([
    [{ description: { a: 1 } }, 'The field "description" is not a text.'],
    [{ lastName: ['a'] }, 'The field "lastName" is not a text.'],
    [{ ['"<b>'.repeat(100)]: [] }, `The field ${JSON.stringify('"<b>'.repeat(25))} is not a text.`],
    [{ attachments: 'a.pdf' }, 'The field "attachments" is not a list.'],
    [{ attachments: [1] }, 'attachments[0] is not { "filename": text, "content": base64 }.'],
    [
      {
        attachments: [
          { filename: 'a', content: '' },
          { filename: 'a', content: '*' },
        ],
      },
      'attachments[1] is not { "filename": text, "content": base64 }.',
    ],
    [
      { attachments: [{ filename: 1, content: '' }] },
      'attachments[0] is not { "filename": text, "content": base64 }.',
    ],
  ])('of %j is malformed, and says where', async (body, detail) => {
    expect(await json(body)).toEqual({ kind: 'malformed', detail });
  });

  it.each(['', 'null', '[]', '"a"', '1', '{', '{"a":1', '{"a":1}}', "{'a':1}", '{"a":undefined}'])(
    'is an object in JSON, not %j',
    async (body) => {
      expect(await read(type, body)).toEqual({
        kind: 'malformed',
        detail: 'The body is not a JSON object in UTF-8.',
      });
    },
  );

  it('is in UTF-8', async () => {
    const latin1 = Uint8Array.from('{"a":"\u00e5"}', (character) => character.charCodeAt(0));
    expect(await read(type, latin1)).toMatchObject({ kind: 'malformed' });
    expect(fieldsOf(await read(type, '\ufeff{"a":"å"}'))).toEqual({ a: 'å' });
  });

  it('may name its fields as objects name theirs', async () => {
    const form = await read(type, '{"__proto__":"1","constructor":"2"}');
    expect(form.kind === 'form' && Object.entries(form.fields)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });

  it('of which a name comes twice has the last, as JSON has it', async () => {
    expect(fieldsOf(await read(type, '{"a":"1","a":"2"}'))).toEqual({ a: '2' });
  });

  it('holds 100 kB of any script, escaped or not', async () => {
    for (const letter of ['a', 'å', '😀', '"', '\\', '\n']) {
      const description = letter.repeat(100_000);
      expect(fieldsOf(await json({ description }))).toEqual({ description });
      const escaped = [...description].map(
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      if (letter.length === 1)
        expect(fieldsOf(await read(type, `{"description":"${escaped.join('')}"}`))).toEqual({
          description,
        });
    }
  });

  it.each([
    [4 * 1024 * 1024 - 1, 'form'],
    [4 * 1024 * 1024, 'too-large'],
  ])('with %d letters in a field of one is %s', async (length, kind) => {
    expect((await json({ a: 'b'.repeat(length) })).kind).toBe(kind);
  });

  it('keeps its commas and brackets out of the count of its values', async () => {
    const description = ',[{"\\'.repeat(10_000);
    expect(fieldsOf(await json({ description }))).toEqual({ description });
  });

  it.each([
    ['nested deeply', '['.repeat(1_000_000)],
    [
      'of many fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [n, '']))),
    ],
    [
      'of many files',
      JSON.stringify({
        attachments: Array.from({ length: 101 }, () => ({ filename: 'a', content: '' })),
      }),
    ],
    ['longer than 16 MiB', `{"a":"${'b'.repeat(16 * 1024 * 1024)}"}`],
  ])('that is %s is too large', async (_, body) => {
    expect((await read(type, body)).kind).toBe('too-large');
  });

  it('of any value is a form or malformed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(['form', 'malformed']).toContain((await json(value)).kind);
      }),
    );
  });
});
