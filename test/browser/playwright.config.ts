import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './find-chromium.ts';
import type { RunsOn } from './site.ts';

/**
 * Everything on one machine; on what is deployed to Vercel what that decides: forms, receipts and
 * notices. With `WHOLE=1`, as `npm run test:vercel` sets it, all of it there too.
 */
const onVercel = process.env['WHOLE'] === '1' ? /\.spec\.ts$/ : /(complaint|notices)\.spec\.ts$/;

export default defineConfig<object, { runsOn: RunsOn }>({
  globalSetup: '../vercel/build-outputs.ts',
  projects: [
    { name: 'one machine' },
    { name: 'vercel', testMatch: onVercel, use: { runsOn: 'vercel' } },
  ],
  testDir: '.',
  outputDir: '../../test-results',
  // The same on every platform: what assistive technology is told.
  snapshotPathTemplate: '{testDir}/trees/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: '../../test-results/browser.json' }]],
  use: {
    locale: 'sv-SE',
    timezoneId: 'America/New_York',
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
    // Without films, which every test would have to be drawn for.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
});
