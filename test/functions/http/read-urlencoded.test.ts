import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm } from '#functions/http/read-form.ts';
import { chunked, cutAt, fieldsOf, limits, read } from './form-requests.ts';

const type = 'application/x-www-form-urlencoded';

describe('an urlencoded form', () => {
  it('is decoded as browsers encode it', async () => {
    expect(await read(type, 'lastName=%C3%85sa+%C3%96berg&x=a%26b%3Dc%0D%0Ad&tom=')).toMatchObject({
      kind: 'form',
      format: 'html-form',
      fields: { lastName: 'Åsa Öberg', x: 'a&b=c\r\nd', tom: '' },
      files: [],
    });
  });

  it.each([
    ['a=1&a=2', { a: '1' }],
    ['a=&a=2&a=3', { a: '2' }],
    ['a', { a: '' }],
    ['=1&a=2', { '': '1', a: '2' }],
    ['?a=1', { '?a': '1' }],
    ['a=%E5%zz%', { a: '\ufffd%zz%' }],
    ['', {}],
    ['&&a=1&&', { a: '1' }],
    ['a=Å', { a: 'Å' }],
  ])('of %j has the fields %j', async (body, fields) => {
    expect(fieldsOf(await read(type, body))).toEqual(fields);
  });

  it('may name its fields as objects name theirs', async () => {
    const form = await read(type, '__proto__=1&constructor=2&toString=3');
    expect(form.kind === 'form' && Object.entries(form.fields)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['toString', '3'],
    ]);
    expect(form.kind === 'form' && Object.getPrototypeOf(form.fields)).toBe(null);
  });

  it('holds 100 kB of any script', async () => {
    for (const letter of ['a', 'å', 'م', '😀', ' ']) {
      const description = letter.repeat(100_000);
      const body = new URLSearchParams({ description }).toString();
      expect(fieldsOf(await read(type, body))).toEqual({ description });
    }
  });

  it('holds 4 MiB of names and texts, and not a byte more', async () => {
    const most = 'å'.repeat(1024 * 2048 - 1);
    const full = await read(type, `a=${encodeURIComponent(most)}x`);
    expect(full.kind).toBe('form');
    const over = await read(type, `a=${encodeURIComponent(most)}xy`);
    expect(over.kind).toBe('too-large');
    expect(fieldsOf(over)).toEqual({ a: `${most}xy` });
  });

  it('is read as far as 13 MiB, and gives back what was read', async () => {
    const body = `lastName=a&description=${'%20'.repeat(4_600_000)}&damage=b`;
    const form = await read(type, body);
    expect(form.kind).toBe('too-large');
    const { lastName, description = '', damage } = fieldsOf(form);
    expect([lastName, damage]).toEqual(['a', undefined]);
    expect(description.length).toBeGreaterThan(4_000_000);
  });

  it.each([
    ['a thousand fields', 1000, 'form'],
    ['a thousand and one', 1001, 'too-large'],
    ['millions', 2_000_000, 'too-large'],
  ])('may have %s: %d make it %s', async (_, count, kind) => {
    expect((await read(type, Array.from({ length: count }, () => 'a').join('&'))).kind).toBe(kind);
    expect((await read(type, '&'.repeat(count - 1))).kind).toBe(kind);
  });

  it('is the same as it was sent, however it is cut', async () => {
    const text = fc.string({ unit: 'binary' }).map((sent) => sent.toWellFormed());
    const pairs = fc.uniqueArray(
      fc.tuple(
        text,
        text.filter((value) => value !== ''),
      ),
      {
        selector: ([name]) => name,
      },
    );
    await fc.assert(
      fc.asyncProperty(pairs, fc.array(fc.nat(200)), async (sent, cuts) => {
        const body = new TextEncoder().encode(new URLSearchParams(sent).toString());
        const chunks = cutAt(
          body,
          cuts.filter((at) => at < body.length),
        );
        const form = await readForm(chunked(type, chunks), limits);
        expect(form.kind === 'form' && Object.entries(form.fields)).toEqual(
          Object.entries(Object.fromEntries(sent)),
        );
      }),
    );
  });
});
