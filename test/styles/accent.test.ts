import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentCss, contrast, grounds } from '#src/styles/accent.ts';

const accents = (css: string): string[] =>
  Array.from(css.matchAll(/--accent:(#[0-9a-f]{6})/g), ([, colour = '']) => colour);

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
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, (accent) => {
        const [light = '', dark = ''] = accents(accentCss(accent));
        return contrast(light, grounds.light) >= 4.5 && contrast(dark, grounds.dark) >= 4.5;
      }),
    );
  });

  it('stands on the grounds of the stylesheet', () => {
    const tokens = readFileSync('src/styles/tokens.css', 'utf8');
    const written = Array.from(tokens.matchAll(/--ground: (#\w+);/g), ([, colour]) => colour);
    expect(written).toEqual([grounds.light, grounds.dark]);
  });
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
