import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasText, multiLine, singleLine } from '#domain/plain-text.ts';

/** Any text, with much of what is seldom typed: controls, marks, joiners, lone surrogates. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\r', '\n', '\0', '\t', '\u0085', '\u2028', '\u200b', '\u202e', '\u200d'),
    fc.constantFrom('a', 'å', '\u030a', ' ', '\ud83d', 'ا'),
  ),
});

describe('a single line', () => {
  it.each([
    ['header injection', 'Åsa\r\nBcc: x@example.test', 'Åsa Bcc: x@example.test'],
    ['every kind of line break', 'a\nb\rc\u2028d\u2029e\u0085f\vg\fh', 'a b c d e f g h'],
    ['NUL and tab', 'a\0b\tc', 'a b c'],
    ['bidirectional controls', '\u202eexe.pdf\u202c \u2066x\u2069\u200e\u200f\u061c', 'exe.pdf x'],
    ['zero-width characters', 'a\u200bb\ufeffc\u2060d', 'abcd'],
    ['decomposed letters', 'A\u030asa O\u0308berg', 'Åsa Öberg'],
    ['lone surrogates', 'a\ud83d b', 'a\ufffd b'],
    ['spaces at the ends', ' \u00a0 Åsa  ', 'Åsa'],
    ['nothing visible', '\u200d\u200c \u2060\ufe0f', ''],
  ])('is made of %s', (_, typed, clean) => {
    expect(singleLine(typed)).toBe(clean);
  });

  it.each([
    'محمد عبد الله',
    'می\u200cخواهم',
    'क्\u200dष',
    '👩‍👩‍👧',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '孫悟空',
    "O'Brien-Åkesson",
    '<b>Å & "Ö"</b>',
  ])('leaves the name %s as it is', (name) => {
    expect(singleLine(name)).toBe(name);
  });

  it('has no control characters or line breaks, is well formed, and clean already', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const clean = singleLine(typed);
        expect(clean).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
        expect(clean.isWellFormed()).toBe(true);
        expect(singleLine(clean)).toBe(clean);
      }),
    );
  });
});

describe('several lines', () => {
  it('keep their lines, whatever broke them', () => {
    expect(multiLine('a\r\nb\rc\nd\u2028e\vf\r\n\r\ng')).toBe('a\nb\nc\nd\ne\nf\n\ng');
  });

  it('lose control characters, not what is between them', () => {
    expect(multiLine('\u0000be\u0007lopp:\t100\u001b[31m kr\n')).toBe('belopp: 100[31m kr');
  });

  it('keep right-to-left marks, which a text of several scripts may need', () => {
    expect(multiLine('(ا)\u200f')).toBe('(ا)\u200f');
  });

  it('have no control character but the line feed, and are clean already', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const clean = multiLine(typed);
        expect(clean.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
        expect(multiLine(clean)).toBe(clean);
      }),
    );
  });

  it.each([
    [30, 'composed', 'é'],
    [31, 'left as they are, since ordering them takes quadratic time', 'e\u0301'],
  ])('with %d combining marks in a row are %s', (marks, _, start) => {
    expect(multiLine(`e${'\u0301'.repeat(marks)}`).startsWith(start)).toBe(true);
  });

  it('may be as long as a body can be, even of combining marks only', () => {
    const marks = 'e' + '\u0301\u0323'.repeat(250_000);
    expect(multiLine(marks)).toBe(marks);
  });
});

describe('a text', () => {
  it.each(['å', '.', '👍', '文', '0', '\ufffd'])('of %j says something', (text) => {
    expect(hasText(text)).toBe(true);
  });

  it.each(['', ' \n', '\u200b\u200d', '\u3164', '\u00ad\u2060'])('of %j says nothing', (text) => {
    expect(hasText(text)).toBe(false);
  });
});
