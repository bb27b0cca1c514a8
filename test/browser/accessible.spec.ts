import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, test } from './site.ts';
import { states } from './states.ts';

/** 1280 × 1024 pixels at 400 % zoom (WCAG 1.4.10). */
const zoomed = { width: 320, height: 256 };
const desktop = { width: 1280, height: 1024 };

/** Lines and letters as far apart as WCAG 1.4.12 lets readers set them. */
const spreadText =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
  'p { margin-block-end: 2em !important }';
/** Letters twice as large (WCAG 1.4.4). */
const largeText = 'html { font-size: 200% }';

/** Reads a page with styles of the reader's own, which no content policy forbids. */
const readWith = (page: Page, css: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

/** Texts that are cut off, by their element. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('body *'))
      .filter((element) => !element.closest('.visually-hidden, textarea, select, [hidden]'))
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );

/** What is tapped and smaller than 44 pixels (WCAG 2.5.5, AAA; axe looks for 24), by its element. */
const smallTargets = (page: Page) =>
  page.evaluate(() => {
    const tapped =
      'button, summary, textarea, input:not(.choice > input), .choice, header a, .button';
    return Array.from(document.querySelectorAll(tapped))
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter((element) => element.getBoundingClientRect().height < 44)
      .map(({ outerHTML }) => outerHTML.slice(0, 120));
  });

for (const { name, reach } of states)
  test(`${name}: accessible in every look`, async ({ page, url, server }) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('the server responded with'))
        faults.push(message.text());
    });
    await page.setViewportSize(zoomed);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await reach({ page, url, server });
    await expect(page.locator('h1')).toHaveCount(1);

    await test.step('light, at 400 %', () => expectAccessible(page));
    await test.step('dark', async () => {
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page, 'colours');
    });
    await test.step('forced colours', async () => {
      await page.emulateMedia({ forcedColors: 'active' });
      await expectAccessible(page, 'colours');
      await page.emulateMedia({ forcedColors: 'none' });
    });
    await test.step('wide and dark', async () => {
      await page.setViewportSize(desktop);
      await expectAccessible(page);
    });
    await test.step('large text', async () => {
      await readWith(page, largeText);
      await expectNoSidewaysScroll(page);
    });
    await test.step('spread text, at 400 %', async () => {
      await readWith(page, '');
      await page.setViewportSize(zoomed);
      await expectNoSidewaysScroll(page);
      expect(await smallTargets(page)).toEqual([]);
      await readWith(page, spreadText);
      await expectNoSidewaysScroll(page);
      expect(await cutOff(page)).toEqual([]);
    });
    expect(faults).toEqual([]);
  });

test('the check itself sees what is wrong', async ({ page, url }) => {
  await page.goto(url);
  await expectAccessible(page);
  await readWith(page, 'main p { color: #bbb }');
  await expect(expectAccessible(page, 'colours')).rejects.toThrow('color-contrast');
  await readWith(page, '');
  await page.evaluate(() => document.documentElement.removeAttribute('lang'));
  await expect(expectAccessible(page)).rejects.toThrow('html-has-lang');
});
