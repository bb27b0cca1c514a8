import { converter, formatHex, interpolate, toGamut, wcagContrast } from 'culori';

/** The grounds that the accent colour stands on; the same values stand in `tokens.css`. */
export const grounds = { light: '#ffffff', dark: '#101716' } as const;

/** How each scheme makes a colour readable on its ground: which way, and how far at least. */
const schemes = {
  // WCAG 1.4.3 asks 4.5; the rest is room for tinted grounds.
  light: { step: -0.01, leastContrast: 5.5, tint: 0.07 },
  dark: { step: 0.01, leastContrast: 8, tint: 0.12 },
} as const;
type Scheme = keyof typeof schemes;

const toOklch = converter('oklch');
const fitIntoRgb = toGamut('rgb', 'oklch');

/**
 * The accent of `content/site.json` as custom properties for light and dark. A colour too weak to read
 * is darkened (or, in the dark, lightened) just as far as it must be and keeps its hue, so that any firm's
 * colour works. Text on the accent has the ground's colour.
 */
export const accentCss = (accent: string): string =>
  `:root{${properties(accent, 'light')}}` +
  `@media (prefers-color-scheme:dark){:root{${properties(accent, 'dark')}}}`;

/** The accent as it is printed on white: darkened as far as it must be to be read. */
export const accentOnWhite = (accent: string): string => readable(accent, 'light');

/** The contrast of two colours by WCAG 2: from 1 (none) to 21 (black on white). */
export const contrast = (one: string, other: string): number => wcagContrast(one, other);

const properties = (accent: string, scheme: Scheme): string => {
  const colour = readable(accent, scheme);
  const soft = formatHex(interpolate([grounds[scheme], colour], 'rgb')(schemes[scheme].tint));
  return `--accent:${colour};--accent-soft:${soft}`;
};

const readable = (accent: string, scheme: Scheme): string => {
  const { step, leastContrast } = schemes[scheme];
  const start = toOklch(accent);
  if (start === undefined) throw new Error(`"${accent}" is no colour.`);
  // Lightness goes from 0 to 1; its ends are black and white, which can be read.
  for (let moved = 0; moved < 1; moved += Math.abs(step)) {
    const l = Math.min(1, Math.max(0, start.l + Math.sign(step) * moved));
    const candidate = moved === 0 ? accent : formatHex(fitIntoRgb({ ...start, l }));
    if (contrast(candidate, grounds[scheme]) >= leastContrast) return candidate;
  }
  return scheme === 'light' ? '#000000' : '#ffffff';
};
