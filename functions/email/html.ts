/** Markup that is safe to put into markup: made by `html` only. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template: text is escaped, `Html` is not, lists are joined, `undefined` is nothing. */
export type HtmlValue = string | number | Html | undefined | readonly HtmlValue[];

/**
 * Markup in which every value is escaped, so that no text can become a tag or leave its attribute
 * (attributes are written in double quotes).
 *
 * @example
 * html`<p>${'<b>'}</p>`.toString() // '<p>&lt;b&gt;</p>'
 */
export const html = (strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html => {
  let markup = '';
  for (const [index, part] of strings.entries()) markup += part + markupOf(values[index]);
  return new Html(markup);
};

const markupOf = (value: HtmlValue): string => {
  if (value === undefined) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  return value.map(markupOf).join('');
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** NUL and its like are no text: parsers drop or replace them. A lone surrogate cannot be sent at all. */
const escape = (text: string): string =>
  harmless.test(text)
    ? text
    : text
        .toWellFormed()
        .replace(unprintable, '\uFFFD')
        .replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** Most texts hold nothing of all that. */
const harmless = /^[\n\t \u00a0-\ud7ff!#-%(-;=?-~]*$/;

const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
