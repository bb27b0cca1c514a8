import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { publicPaths } from '#test/all-paths.ts';
import { test } from './site.ts';

/**
 * A page that cannot read its notices within 240 ms is shown without them, which is right and happens on a
 * machine that is busy with other tests: then the page is asked for again.
 */
const expectSoon = (asked: () => Promise<void>) => expect(asked).toPass({ timeout: 20_000 });
const once = { timeout: 1_000 };

test.describe('a closure notice without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

  test('is on every page from the next request on, and gone when it is removed', async ({
    page,
    server,
  }) => {
    const config = join(server.dataDir, 'edge-config.json');
    const notice = {
      id: 'today',
      kind: 'phone-closed',
      from: '2026-11-24T09:30',
      until: '2026-11-25T09:00',
      reason: 'staffing',
    };
    await writeFile(config, JSON.stringify({ notices: [notice] }));
    for (const path of publicPaths) {
      const language = path.startsWith('/en/') ? 'tomorrow' : 'i morgon';
      await expectSoon(async () => {
        await page.goto(server.url + path);
        await expect(page.locator('[data-kind="phone-closed"]')).toContainText(language, once);
      });
    }
    await expectSoon(async () => {
      await page.goto(server.url);
      await expect(page.locator('[data-state="closed"]')).toHaveCount(1, once);
    });

    await writeFile(config, JSON.stringify({ notices: [] }));
    await page.goto(server.url);
    await expect(page.locator('[data-kind]')).toHaveCount(0);
    await expect(page.locator('[data-state="open"]')).toHaveCount(1);
  });
});
