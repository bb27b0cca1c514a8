import { expect } from '@playwright/test';
import { messages } from '#i18n/messages.ts';
import { publicPaths } from '#test/all-paths.ts';
import { test } from './site.ts';

test.describe('without JavaScript, at 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  for (const path of publicPaths)
    test(`${path} shows its text and its ways on`, async ({ page, url }) => {
      const answer = await page.goto(url + path);
      expect(answer?.status()).toBe(200);
      await expect(page.locator('main h1')).toBeVisible();
      await expect(page.locator('header nav a').first()).toBeVisible();
      await expect(page.locator('footer a').first()).toBeVisible();
    });
});

test('each page leads to the same page in the other language and back', async ({ page, url }) => {
  await page.goto(`${url}/klagomal/`);
  await page.locator('a[hreflang="en"]').first().click();
  await expect(page).toHaveURL(`${url}/en/complaints/`);
  await page.locator('a[hreflang="sv"]').first().click();
  await expect(page).toHaveURL(`${url}/klagomal/`);
});

for (const reducedMotion of ['reduce', 'no-preference'] as const)
  test(`who asks for ${reducedMotion} of motion is heard`, async ({ page, url }) => {
    await page.emulateMedia({ reducedMotion });
    await page.goto(`${url}/klagomal/rutin/`);
    const moving = await page.evaluate(() => ({
      scroll: getComputedStyle(document.documentElement).scrollBehavior,
      animations: document.getAnimations().length,
    }));
    const scroll = reducedMotion === 'reduce' ? 'auto' : 'smooth';
    expect(moving).toEqual({ scroll, animations: 0 });
  });

test('how to reach us stands in the same place on every page (WCAG 3.2.6)', async ({
  page,
  url,
}) => {
  const places = new Set<string>();
  for (const path of Object.values(messages.sv.routes)) {
    await page.goto(url + path);
    const ways = page.locator('body > footer > div > section').first().getByRole('link');
    places.add(JSON.stringify(await ways.allTextContents()));
  }
  expect([...places]).toHaveLength(1);
  expect([...places][0]).toContain('@');
});
