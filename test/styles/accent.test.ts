import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteFactsSchema } from '#domain/site-facts.ts';
import { siteFacts } from '#src/site-facts.ts';
import { accentCss, contrast, grounds } from '#src/styles/accent.ts';

const accents = (css: string): string[] =>
  Array.from(css.matchAll(/--accent:(#[0-9a-f]{6})/g), ([, colour = '']) => colour);

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the accent of a firm', () => {
  it('is left as it is where it can be read on white', () => {
    expect(accents(accentCss('#0b5f5c'))[0]).toBe('#0b5f5c');
  });

  it.each(['#ffe000', '#ffffff', '#000000', '#808080'])('is made readable from %s', (colour) => {
    const [light = '', dark = ''] = accents(accentCss(colour));
    expect(contrast(light, grounds.light)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, grounds.dark)).toBeGreaterThanOrEqual(4.5);
  });

  it('can be read in light and dark whatever it is', () => {
    fc.assert(
      fc.property(anyColour, (accent) => {
        const [light = '', dark = ''] = accents(accentCss(accent));
        return contrast(light, grounds.light) >= 4.5 && contrast(dark, grounds.dark) >= 4.5;
      }),
    );
  });

  it('can be read on its own tint, where links stand too', () => {
    const tints = /--accent:(#\w+);--accent-soft:(#\w+)/g;
    fc.assert(
      fc.property(anyColour, (accent) =>
        [...accentCss(accent).matchAll(tints)].every(
          ([, colour = '', soft = '']) => contrast(colour, soft) >= 4.5,
        ),
      ),
    );
  });

  it('stays the firm’s own colour in the dark, only lighter', () => {
    const [, dark = ''] = accents(accentCss('#0b5f5c'));
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      Number.parseInt(dark.slice(at, at + 2), 16),
    );
    expect(Math.min(green, blue) - red).toBeGreaterThan(60);
  });

  it('stands on the grounds of the stylesheet', () => {
    const tokens = readFileSync('src/styles/tokens.css', 'utf8');
    const written = Array.from(tokens.matchAll(/--ground: (#\w+);/g), ([, colour]) => colour);
    expect(written).toEqual([grounds.light, grounds.dark]);
  });
});

it('what is no colour stops the build and says how one is written', () => {
  const read = siteFactsSchema.safeParse({ ...siteFacts, accentColour: 'teal' });
  expect(read.error?.issues).toMatchObject([
    { path: ['accentColour'], message: expect.stringContaining('such as #0b5f5c') },
  ]);
});

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#777777', '#ffffff', 4.48],
    ['#123456', '#123456', 1],
  ])('of %s and %s is %d', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 2);
  });
});
