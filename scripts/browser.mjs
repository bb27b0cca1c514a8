import { run } from './run.mjs';

const find = `import { findChromium } from './test/browser/find-chromium.ts'; findChromium();`;

/** Fetches Playwright's Chromium where there is no browser. Resolves to an exit code. */
export const ensureBrowser = async () => {
  const look = ['node', '--input-type=module', '--eval', find];
  if ((await run(look, { stdio: 'ignore' })) === 0) return 0;
  console.error('Besked: no Chromium is found; Playwright fetches one.');
  const code = await run(['playwright', 'install', 'chromium']);
  // It says by itself what to install by hand.
  return code === 0 ? 0 : run(look);
};
