import { expect } from '@playwright/test';
import { allPaths } from '#test/all-paths.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from './site.ts';

const looks = [
  { name: 'phone, light', viewport: { width: 320, height: 640 }, colorScheme: 'light' },
  { name: 'desktop, dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const;

for (const { name, viewport, colorScheme } of looks)
  test.describe(name, () => {
    test.use({ viewport, colorScheme });
    for (const path of [...allPaths, '/finns-inte/'])
      test(`${path} reads well`, async ({ page, url }) => {
        const faults: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error' && !message.text().includes('404'))
            faults.push(message.text());
        });
        page.on('pageerror', (error) => faults.push(error.message));
        await page.goto(url + path);
        await expect(page.locator('h1')).toHaveCount(1);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        expect(faults).toEqual([]);
      });
  });

test.describe('without JavaScript, at 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  for (const path of allPaths)
    test(`${path} shows its text and its ways on`, async ({ page, url }) => {
      const answer = await page.goto(url + path);
      expect(answer?.status()).toBe(200);
      await expect(page.locator('main h1')).toBeVisible();
      await expect(page.locator('header nav a').first()).toBeVisible();
      await expect(page.locator('footer a').first()).toBeVisible();
    });
});

test('the keyboard reaches the content first', async ({ page, url }) => {
  await page.goto(url);
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  await expect(skip).toHaveAttribute('href', /^#/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('main :focus')).toHaveCount(1);
});

test('each page leads to the same page in the other language and back', async ({ page, url }) => {
  await page.goto(`${url}/klagomal/`);
  await page.locator('a[hreflang="en"]').first().click();
  await expect(page).toHaveURL(`${url}/en/complaints/`);
  await page.locator('a[hreflang="sv"]').first().click();
  await expect(page).toHaveURL(`${url}/klagomal/`);
});
