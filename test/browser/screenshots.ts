// Draws the pictures of docs/images anew, from a server of its own: npm run screenshots
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startServer } from '#test/server/running-server.ts';
import { chromiumFlags, findChromium } from './find-chromium.ts';
import { openMorning } from './site.ts';
import { complain, lookThrough, type Visit } from './states.ts';

const notice = {
  id: 'today',
  kind: 'phone-closed',
  from: '2026-11-24T09:30',
  until: '2026-11-25T09:00',
  reason: 'staffing',
};

const at =
  (path: string) =>
  ({ page, url }: Visit) =>
    page.goto(url + path);

/** What is drawn; each on a phone and on a desktop, in light and dark. */
const scenes: Record<string, (visit: Visit) => Promise<unknown>> = {
  start: at('/'),
  complaints: at('/klagomal/'),
  form: at('/klagomal/formular/'),
  check: lookThrough,
  receipt: complain,
  procedure: at('/en/complaints/procedure/'),
};
const windows = {
  phone: { width: 320, height: 640 },
  desktop: { width: 1280, height: 800 },
};

const server = await startServer({ BESKED_NOW: openMorning });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: [...chromiumFlags, '--lang=sv'],
});
const draw = async (page: Page, name: string, reach: (visit: Visit) => Promise<unknown>) => {
  // The first page on which a notice is read can be shown before it is there.
  await page.goto(server.url);
  await reach({ page, url: server.url, server });
  await page.screenshot({ path: `docs/images/${name}.png` });
};
try {
  await writeFile(join(server.dataDir, 'edge-config.json'), JSON.stringify({ notices: [notice] }));
  for (const [scene, reach] of Object.entries(scenes))
    for (const [size, viewport] of Object.entries(windows))
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport, colorScheme, locale: 'sv-SE' });
        await draw(page, `${scene}-${size}-${colorScheme}`, reach);
        await page.close();
      }
} finally {
  await browser.close();
  await server.remove();
}
