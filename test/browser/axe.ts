import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { z } from 'zod';

const { resolve } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const source = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');

const foundSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }));

/**
 * What axe finds against rules or tags on a page as it stands, each with the elements. The library is put
 * into a page once, however often it is looked at: reading it takes longer than most looks.
 */
export const axeViolations = async (
  page: Page,
  runOnly: { type: 'tag' | 'rule'; values: readonly string[] },
): Promise<z.infer<typeof foundSchema>> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const options = { runOnly, preload: false, iframes: false, resultTypes: ['violations'] };
  const found: unknown = await page.evaluate(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })))`,
  );
  return foundSchema.parse(found);
};
