import { describe, expect, it } from 'vitest';
import { compileTemplate } from '#functions/pages/template.ts';

const fill = (page: string, values = {}) => compileTemplate(page)(values);

describe('a slot', () => {
  const page =
    '<title><!--slot:prefix--><!--/slot:prefix-->Form</title><p><!--slot:a-->b<!--/slot:a--></p>';

  it('keeps its default where nothing is given', () => {
    expect(fill(page)).toBe('<title>Form</title><p>b</p>');
  });

  it('takes text, also an empty one, and escapes it', () => {
    expect(fill(page, { prefix: 'Fel: ', a: '<b>"&\'' })).toBe(
      '<title>Fel: Form</title><p>&lt;b&gt;&quot;&amp;&#39;</p>',
    );
    expect(fill(page, { a: '' })).toContain('<p></p>');
  });

  it('takes text that looks like a mark or a replacement pattern as text', () => {
    expect(fill(page, { a: '<!--/slot:a-->$&$1' })).toContain(
      '<p>&lt;!--/slot:a--&gt;$&amp;$1</p>',
    );
  });

  it('has no value that an object inherits', () => {
    expect(fill('<!--slot:toString-->x<!--/slot:toString-->')).toBe('x');
  });
});

describe('each and unless', () => {
  const page =
    '<!--each:files--><li data-fill="title=name"><!--slot:name--><!--/slot:name--> <!--slot:firm--><!--/slot:firm--></li><!--/each:files--><!--unless:files-->none<!--/unless:files-->';

  it('show the alternative where there is nothing', () => {
    expect(fill(page)).toBe('none');
    expect(fill(page, { files: [] })).toBe('none');
    expect(fill(page, { files: false })).toBe('none');
    expect(fill(page, { files: '' })).toBe('none');
  });

  it('repeat for each item, whose values come before the outer ones', () => {
    expect(
      fill(page, { firm: 'F', name: 'outer', files: [{ name: 'a' }, { name: 'b', firm: 'G' }] }),
    ).toBe('<li title="a">a F</li><li title="b">b G</li>');
  });

  it('show once for true and for a text', () => {
    const once = '<!--each:x-->[<!--slot:x-->default<!--/slot:x-->]<!--/each:x-->';
    expect(fill(once, { x: true })).toBe('[default]');
    expect(fill(once, { x: 'text' })).toBe('[text]');
  });
});

describe('data-fill', () => {
  const page = '<input name="a" data-fill="value=a aria-invalid=a.invalid checked=a.checked">';

  it('leaves out what is not given', () => {
    expect(fill(page)).toBe('<input name="a">');
  });

  it('writes text as value and true as a bare attribute', () => {
    expect(fill(page, { a: '"><script>', 'a.invalid': 'true', 'a.checked': true })).toBe(
      '<input name="a" value="&quot;&gt;&lt;script&gt;" aria-invalid="true" checked>',
    );
  });
});

describe('data-fill with a default', () => {
  const page = '<a data-fill="href=twin:/en/complaints/">English</a>';

  it('writes the default where nothing is given', () => {
    expect(fill(page)).toBe('<a href="/en/complaints/">English</a>');
    expect(fill(page, { twin: '/en/x/' })).toBe('<a href="/en/x/">English</a>');
  });
});

describe('a page with faulty marks', () => {
  it.each([
    ['<!--slot:a-->', /never closes the mark slot:a/],
    ['<!--slot:a--><!--/slot:b-->', /closes the mark slot:b inside slot:a/],
    ['<!--/each:a-->', /closes the mark each:a inside page/],
  ])('%s is refused', (page, message) => {
    expect(() => compileTemplate(page)).toThrow(message);
  });
});

describe('a mark within JSON', () => {
  it('takes objects that cannot close the element they stand in', () => {
    const fill = compileTemplate('{"a":[<!--json:items-->1]}');
    expect(fill({})).toBe('{"a":[1]}');
    expect(fill({ items: [{ b: '</script>' }, { b: '"' }] })).toBe(
      '{"a":[{"b":"\\u003c/script>"},{"b":"\\""},1]}',
    );
    expect(fill({ items: 'no list' })).toBe('{"a":[1]}');
  });
});
