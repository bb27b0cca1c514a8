import { defineConfig } from 'vitest/config';

/**
 * `unit` needs no build; `site` reads what `npm run build` wrote; `vercel` packs that and runs it as Vercel
 * does. Browser tests are Playwright's.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/site/**', 'test/vercel/**', 'test/browser/**'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'site', include: ['test/site/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'vercel',
          include: ['test/vercel/**/*.test.ts'],
          globalSetup: 'test/vercel/build-outputs.ts',
          testTimeout: 60_000,
          // Each suite starts a deployment and its database.
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
