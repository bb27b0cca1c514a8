import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '#src/styles/accent.ts';

const [light = '', dark = ''] = readFileSync('src/styles/tokens.css', 'utf8').split('@media');

/** The colours of a scheme by token. */
const colours = (css: string): Record<string, string> =>
  Object.fromEntries(
    Array.from(css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), ([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  );

/** [foreground, background, least contrast]: WCAG 1.4.3 asks 4.5 of texts, 1.4.11 asks 3 of fields. */
const pairs = [
  ...['ground', 'ground-soft', 'warning-soft', 'good-soft', 'danger-soft'].map(
    (ground) => ['ink', ground, 7] as const,
  ),
  ...['ground', 'ground-soft'].map((ground) => ['ink-soft', ground, 4.5] as const),
  ...['ground', 'danger-soft'].map((ground) => ['danger', ground, 4.5] as const),
  ['field-line', 'ground', 3] as const,
  ['warning', 'warning-soft', 3] as const,
  ['good', 'good-soft', 3] as const,
];

describe.each([
  ['light', colours(light)],
  ['dark', colours(dark)],
])('in the %s', (_, palette) => {
  it.each(pairs)('%s stands out from %s by %d', (foreground, background, least) => {
    expect(contrast(palette[foreground] ?? '', palette[background] ?? '')).toBeGreaterThanOrEqual(
      least,
    );
  });
});
