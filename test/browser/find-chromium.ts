import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A browser on this machine: CHROMIUM_PATH, else Playwright's own, else one in the usual places.
 * Throws with what to install when there is none: browser tests are never skipped silently.
 */
export const findChromium = (): string => {
  const wished = process.env['CHROMIUM_PATH'];
  if (wished !== undefined && !existsSync(wished))
    throw new Error(`CHROMIUM_PATH is ${wished}, and there is no such file.`);
  const found = [wished, chromium.executablePath(), ...usualPlaces].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );
  if (found === undefined)
    throw new Error(
      'No browser for the browser tests. Install Chromium (Debian: apt-get install chromium; ' +
        'elsewhere: npx playwright install chromium) or set CHROMIUM_PATH.',
    );
  return found;
};

/** What Chromium needs to run quietly without a network; no sandbox only as root, where it has none. */
export const chromiumFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
