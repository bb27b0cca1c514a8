import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './find-chromium.ts';

export default defineConfig({
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
    trace: 'retain-on-failure',
  },
});
