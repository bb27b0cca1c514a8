import { describe, expect, it } from 'vitest';
import { factText, telephoneLink } from '#src/components/facts/fact-value.ts';

const facts = {
  body: { name: 'Nämnden', feeSek: 150, checked: '2026-11-22', email: 'post@example.test' },
  open: true,
};

describe('a fact', () => {
  it.each([
    ['body.name', 'text', { text: 'Nämnden' }],
    ['body.feeSek', 'text', { text: '150' }],
    ['body.feeSek', 'sek', { text: '150\u00a0kronor' }],
    ['body.checked', 'date', { text: '22 november 2026' }],
    ['body.email', 'email', { text: 'post@example.test', href: 'mailto:post@example.test' }],
  ] as const)('at %s as %s', (path, style, expected) => {
    expect(factText(facts, path, style, 'sv')).toEqual(expected);
  });

  it.each(['body', 'body.fee', 'open', 'body.name.length', 'toString', ''])(
    'stops the build where there is none: "%s"',
    (path) => {
      expect(() => factText(facts, path, 'text', 'sv')).toThrow(/no text or number at/);
    },
  );

  it('stops the build where a name is asked for as an amount', () => {
    expect(() => factText(facts, 'body.name', 'sek', 'sv')).toThrow(/no amount/);
  });
});

describe('a link that calls', () => {
  it.each([
    ['08-508 860 00', 'tel:+46850886000'],
    ['0200-22 58 00', 'tel:+46200225800'],
    ['+46 10 483 58 80', 'tel:+46104835880'],
  ])('%s', (printed, link) => {
    expect(telephoneLink(printed)).toBe(link);
  });
});
