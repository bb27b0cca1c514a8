import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The items of ASVS 5 that apply to a public form without sign-in. */
const items = [
  ...['1.1.1', '1.2.1', '1.2.2', '1.2.4', '1.2.10', '1.3.11', '1.3.12'],
  ...['2.1.1', '2.2.1', '2.2.2', '2.2.3', '2.3.3', '2.4.1', '2.4.2'],
  ...['3.4.1', '3.4.3', '3.4.4', '3.4.5', '3.4.6', '3.5.1', '3.5.3', '3.7.2'],
  ...['4.1.1', '4.1.3', '4.1.4', '4.2.1', '13.2.6', '13.3.1'],
  ...['13.4.1', '13.4.2', '13.4.3', '13.4.4', '13.4.5', '13.4.6', '14.2.1', '14.2.7', '14.3.2'],
  ...['15.1.2', '15.3.3', '15.3.4', '15.3.5', '15.3.6', '15.3.7'],
  ...['16.2.5', '16.3.3', '16.4.1', '16.5.1', '16.5.2', '16.5.3', '16.5.4'],
];

const asvs = readFileSync('docs/asvs.md', 'utf8');

describe('the list of ASVS items', () => {
  it('has each item that applies, once, in order', () => {
    const rows = Array.from(asvs.matchAll(/^\| (\d+\.\d+\.\d+) /gm), ([, item]) => item);
    expect(rows).toEqual(items);
  });

  it('names for each a test, or says why there is none', () => {
    const rows = asvs.split('\n').filter((line) => /^\| \d/.test(line));
    const without = rows.filter((row) => !/`test\/|not applicable: |not kept yet: /.test(row));
    expect(without).toEqual([]);
  });
});

it.each(['docs/asvs.md', 'docs/threat-model.md', 'SECURITY.md'])(
  '%s names only files that are there',
  (document) => {
    const text = readFileSync(document, 'utf8');
    const named = [
      ...Array.from(
        text.matchAll(/`((?:test|functions|docs|src)\/[\w./-]+)`/g),
        ([, file = '']) => file,
      ),
      ...Array.from(text.matchAll(/\]\(((?!http)[\w./-]+)\)/g), ([, file = '']) => file),
    ];
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  },
);
