/** The grounds that the accent colour stands on; the same values stand in `tokens.css`. */
export const grounds = { light: '#ffffff', dark: '#101716' } as const;

type Rgb = readonly [red: number, green: number, blue: number];

/** The least contrast of the accent with its ground. WCAG 1.4.3 asks 4.5; the rest is room for tints. */
const leastContrast = { light: 5.5, dark: 8 } as const;

/**
 * The accent of `content/site.json` as custom properties for light and dark. A colour too weak to read
 * is darkened (or, in the dark, lightened) just as far as it must be, so that any firm's colour works.
 * Text on the accent has the ground's colour.
 */
export const accentCss = (accent: string): string => {
  const light = readable(accent, 'light', '#000000');
  const dark = readable(accent, 'dark', '#ffffff');
  return [
    `:root{--accent:${light};--accent-soft:${mix(grounds.light, accent, 0.07)}}`,
    `@media (prefers-color-scheme:dark){`,
    `:root{--accent:${dark};--accent-soft:${mix(grounds.dark, dark, 0.12)}}}`,
  ].join('');
};

/** The accent as it is printed on white: darkened as far as it must be to be read. */
export const accentOnWhite = (accent: string): string => readable(accent, 'light', '#000000');

/** The contrast of two colours by WCAG 2: from 1 (none) to 21 (black on white). */
export const contrast = (one: string, other: string): number => {
  const [lighter = 1, darker = 1] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
};

const readable = (colour: string, scheme: keyof typeof grounds, towards: string): string => {
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(colour, towards, share);
    if (contrast(candidate, grounds[scheme]) >= leastContrast[scheme]) return candidate;
  }
  return towards;
};

/** `share` of `other` mixed into `colour`, both "#rrggbb". */
const mix = (colour: string, other: string, share: number): string => {
  const target = parse(other);
  const channels = parse(colour).map((channel, index) =>
    Math.round(channel * (1 - share) + (target[index] ?? 0) * share),
  );
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
};

const parse = (colour: string): Rgb => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

// WCAG 2.2, "relative luminance".
const luminance = (colour: string): number => {
  const [red, green, blue] = parse(colour);
  const linear = (channel: number): number =>
    channel <= 10 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};
