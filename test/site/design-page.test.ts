import { expect, it } from 'vitest';
import { builtFiles, builtPages } from './built-pages.ts';

it('nothing of the design page is in the built site', () => {
  expect(builtFiles().filter((path) => path.includes('design'))).toEqual([]);
  for (const { template } of builtPages()) expect(template).not.toContain('data-scheme');
});
