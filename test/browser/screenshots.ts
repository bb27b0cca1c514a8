// Draws the pictures of docs/images anew, from a server of its own: npm run screenshots
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startServer } from '#test/server/running-server.ts';
import { chromiumFlags, findChromium } from './find-chromium.ts';

const pictures = [
  { name: 'phone-light', path: '/', width: 320, height: 640, colorScheme: 'light' },
  { name: 'desktop-light', path: '/klagomal/', width: 1280, height: 800, colorScheme: 'light' },
  {
    name: 'form-phone-dark',
    path: '/klagomal/formular/',
    width: 320,
    height: 640,
    colorScheme: 'dark',
  },
  { name: 'desktop-dark-english', path: '/en/', width: 1280, height: 800, colorScheme: 'dark' },
] as const;

const notice = {
  id: 'today',
  kind: 'phone-closed',
  from: '2026-11-24T09:30',
  until: '2026-11-25T09:00',
  reason: 'staffing',
};

const server = await startServer({ BESKED_NOW: '2026-11-24T10:00:00+01:00' });
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
try {
  await writeFile(join(server.dataDir, 'edge-config.json'), JSON.stringify({ notices: [notice] }));
  await mkdir('docs/images', { recursive: true });
  for (const { name, path, width, height, colorScheme } of pictures) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme });
    await page.goto(server.url + path);
    await page.screenshot({ path: `docs/images/${name}.png` });
    await page.close();
  }
} finally {
  await browser.close();
  await server.remove();
}
