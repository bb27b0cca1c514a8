import { describe, expect, it } from 'vitest';
import { spamMarks } from '#domain/spam-marks.ts';

const links = (count: number) => 'se https://example.test/x '.repeat(count);

describe('signs of spam', () => {
  it.each([
    [{ description: 'Räntan drogs två gånger.', email: 'oberg@example.test' }, []],
    [{ website: '' }, []],
    [{ website: ' \n' }, []],
    [{ website: 'x' }, ['hiddenField']],
    [{ description: links(5) }, []],
    [{ description: links(6) }, ['manyLinks']],
    [{ description: links(3), other: links(3) }, ['manyLinks']],
    [{ website: links(6) }, ['hiddenField']],
    [{ message: '[url=https://example.test]x[/url]' }, ['linkCode']],
    [{ message: 'se [1] och <a> i avtalet' }, []],
    [{ message: '<A class="x" href="https://example.test">' }, ['linkCode']],
    [{ website: 'x', message: `[link]${links(6)}` }, ['hiddenField', 'manyLinks', 'linkCode']],
  ])('in %j are %j', (fields, marks) => {
    expect(spamMarks(fields)).toEqual(marks);
  });
});
