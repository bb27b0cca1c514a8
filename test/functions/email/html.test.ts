import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '#functions/email/html.ts';

test('escapes texts, keeps markup, joins lists, leaves out what is undefined', () => {
  const items = ['<i>', '&amp;'].map((item) => html`<b>${item}</b>`);
  expect(html`<p class="${`"'`}">${items}${undefined}${3}</p>`.toString()).toBe(
    '<p class="&quot;&#39;"><b>&lt;i&gt;</b><b>&amp;amp;</b>3</p>',
  );
});

test('no text can open a tag or leave its attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { markup } = html`<a href="${text}">${text}</a>`;
      const inside = markup.slice('<a href="'.length, -'</a>'.length);
      const [attribute, content, ...more] = inside.split('">');
      expect(more).toEqual([]);
      expect(`${attribute}${content}`).not.toMatch(/[<>"']/);
    }),
  );
});

test('what no mail can carry is replaced: control characters and lone surrogates', () => {
  expect(html`${'a\u0000b\u001bc\ud800d\te'}`.toString()).toBe('a\uFFFDb\uFFFDc\uFFFDd\te');
});
