import tokens from '#src/styles/tokens.css?raw';
import { siteFacts } from '#src/site-facts.ts';
import { accentCss } from '#src/styles/accent.ts';

const values = `${accentCss(siteFacts.accentColour)}\n${tokens}`;

/** What each scheme sets at the root of the pages, in the order of the cascade. */
const blocks = {
  light: [...values.matchAll(/^:root \{(.*?)^\}|^:root\{(.*?)\}/gms)],
  dark: [...values.matchAll(/dark\) ?\{\s*:root ?\{(.*?)\}/gs)],
};

/** Both schemes on one page: the tokens of each for what stands below its `data-scheme`. */
export const schemeCss = (): string => {
  const light = blocks.light.map(([, one = '', other = '']) => `${one}${other};`).join('');
  const dark = blocks.dark.map(([, one = '']) => `${one};`).join('');
  return [
    `[data-scheme='light']{${light}color-scheme:light}`,
    `[data-scheme='dark']{${light}${dark}color-scheme:dark}`,
  ].join('\n');
};

/** The names of tokens that begin with one of the words, in the order of the stylesheet. */
export const tokensNamed = (...starts: string[]): string[] => [
  ...new Set(
    Array.from(values.matchAll(/--([\w-]+):/g), ([, name = '']) => name).filter((name) =>
      starts.some((start) => name.startsWith(start)),
    ),
  ),
];
