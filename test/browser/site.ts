import { expect, test as base, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '#test/server/running-server.ts';
import { axeViolations } from './axe.ts';
import { deploymentSecrets, startDeployment } from '#test/vercel/running-deployment.ts';

/** A weekday morning on which the phone is open. */
export const openMorning = '2026-11-24T10:00:00+01:00';

/** Where the site of the browser tests runs: on one machine, or as it is deployed to Vercel. */
export type RunsOn = 'one machine' | 'vercel';

const starts: Record<RunsOn, (env: Record<string, string>) => Promise<RunningServer>> = {
  'one machine': startServer,
  vercel: (env) => startDeployment('edge', { ...deploymentSecrets, ...env }),
};

/** Browser tests with a real server: one for each worker, its clock set to `openMorning`. */
export const test = base.extend<{ url: string }, { runsOn: RunsOn; server: RunningServer }>({
  runsOn: ['one machine', { option: true, scope: 'worker' }],
  server: [
    async ({ runsOn }, use) => {
      const server = await starts[runsOn]({ BESKED_NOW: openMorning });
      await use(server);
      await server.remove();
    },
    { scope: 'worker' },
  ],
  url: async ({ server }, use) => use(server.url),
});

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with what axe finds against WCAG 2.2 A and AA on the page as it stands; of `colours`, only what
 * another look can change.
 */
export const expectAccessible = async (
  page: Page,
  what: 'all' | 'colours' = 'all',
): Promise<void> => {
  const violations = await axeViolations(
    page,
    what === 'all'
      ? { type: 'tag', values: wcag }
      : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`);
  expect(found, page.url()).toEqual([]);
};

/** Fails if the page must be scrolled sideways. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, `${page.url()} is wider than the window`).toBeLessThanOrEqual(client);
};
