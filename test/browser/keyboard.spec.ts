import { expect, type Page } from '@playwright/test';
import { messages } from '#i18n/messages.ts';
import { test } from './site.ts';

// Else the focus is on its way while it is looked at.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const focused = (page: Page) => page.locator(':focus');

/** What a person sees and hears of where the focus is. `place` is its number among all elements. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return undefined;
    // Of a link of two lines the first: between them stands what surrounds it.
    const { top, left, width, height } =
      element.getClientRects()[0] ?? element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
    const style = getComputedStyle(element);
    return {
      place: Array.from(document.querySelectorAll('*')).indexOf(element),
      html: element.outerHTML.slice(0, 100),
      isInSight: top >= 0 && top < innerHeight && (element.contains(hit) || hit?.contains(element)),
      hasRing: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
    };
  });

// Both languages have the same parts in the same order.
for (const path of Object.values(messages.sv.routes))
  test(`${path}: Tab goes through it in order, in sight, and out again`, async ({ page, url }) => {
    await page.goto(url + path);
    const canBeReached = await page.locator('a[href], button, input, textarea, summary').count();
    let last = -1;
    for (let step = 0; step <= canBeReached; step++) {
      await page.keyboard.press('Tab');
      const here = await focus(page);
      if (here === undefined) break;
      expect(here.place, here.html).toBeGreaterThan(last);
      expect(here, here.html).toMatchObject({ isInSight: true, hasRing: true });
      last = here.place;
    }
    expect(await focus(page), 'the keyboard is trapped').toBeUndefined();
    await page.keyboard.press('Shift+Tab');
    expect((await focus(page))?.place).toBe(last);
  });

test('the first key press offers to skip to the content', async ({ page, url }) => {
  await page.goto(url);
  await page.keyboard.press('Tab');
  await expect(focused(page)).toHaveText(messages.sv.site.skipToContent);
  await expect(focused(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('main :focus')).toHaveCount(1);
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a form is mended by keyboard alone', async ({ page, url }) => {
      await page.goto(`${url}/klagomal/formular/`);
      await page.locator('#lastName').focus();
      await page.keyboard.press('Enter');
      const summary = page.locator('#error-summary');
      await expect(summary).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(focused(page)).toHaveText(messages.sv.form.errors['clientType.required']);
      await page.keyboard.press('Enter');
      await expect(page.locator('#clientType')).toBeFocused();
      await expect(page.locator('#clientType')).toBeInViewport();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await expect(page.locator('#clientType-business')).toBeChecked();
      await page.keyboard.press('ArrowUp');
      await expect(page.locator('#clientType')).toBeChecked();
      await page.keyboard.press('Tab');
      await expect(page.locator('#lastName')).toBeFocused();
    });

    test('what is folded opens by keyboard, and its fields come next', async ({ page, url }) => {
      await page.goto(`${url}/klagomal/formular/`);
      await page.locator('summary').first().focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await expect(page.locator('#street')).toBeFocused();
    });
  });
