import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { builtPages } from './built-pages.ts';

// The rules stand in .htmlvalidate.json. `role="list"` is not redundant in Safari, where a list without
// bullets is no list.
const validator = new HtmlValidate(new FileSystemConfigLoader());

describe.each(builtPages())('$path', ({ path, plain, full }) => {
  it.each([
    ['with nothing live', plain],
    ['with everything live', full],
  ])('is valid HTML %s', async (_, html) => {
    const { results } = await validator.validateString(
      html,
      join('.build/site', path, 'page.html'),
    );
    const faults = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
    );
    expect(faults).toEqual([]);
  });

  it('keeps to the content policy: no inline script or style, nothing from elsewhere', () => {
    // The head's one style is allowed by its hash (headers.test.ts).
    expect(full.replace(/<style>((?!<\/style).)*<\/style>(?=<\/head>)/s, '')).not.toMatch(
      /<style|\sstyle=|\son[a-z]+=|javascript:/i,
    );
    // A block of data is not run: the policy does not concern it (HTML, "prepare the script element").
    const scripts = (full.match(/<script\b[^>]*>/g) ?? []).filter(
      (script) => script !== '<script type="application/ld+json">',
    );
    for (const script of scripts) expect(script).toMatch(/type="module" src="\/_astro\//);
    const loaded = full.match(/<(?:img|link|iframe|source|object|embed)\b[^>]*>/g) ?? [];
    for (const tag of loaded.filter((tag) => !/rel="(?:alternate|canonical)"/.test(tag)))
      expect(tag).toMatch(/(?:href|src)="\/[^/]/);
  });

  it('has one top heading and a title', () => {
    expect(plain.match(/<h1\b/g)).toHaveLength(1);
    expect(plain).toMatch(/<title>[^<]+ – [^<]+<\/title>/);
  });
});
