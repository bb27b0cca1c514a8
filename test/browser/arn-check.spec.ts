import { expect } from '@playwright/test';
import { expectNoSidewaysScroll, test } from './site.ts';

test.describe('the check without JavaScript, at 320 px', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

  test('leads a consumer through what is missing to what to do', async ({ page, url }) => {
    await page.goto(`${url}/arn/`);
    await page.getByRole('link', { name: 'Kan ARN pröva mitt fall?' }).first().click();
    await page.getByRole('radio', { name: 'Ja', exact: true }).first().check();
    await page.getByRole('button', { name: 'Visa vad jag kan göra' }).click();
    const summary = page.locator('#error-summary');
    await expect(summary.getByRole('link')).toHaveCount(4);
    await expect(page.locator('#client')).toBeChecked();
    await expectNoSidewaysScroll(page);

    const group = (name: string) => page.getByRole('radiogroup', { name });
    await group('Har en domstol').getByRole('radio', { name: 'Nej' }).check();
    await group('Vad svarade vi').getByRole('radio', { name: 'Nej, eller' }).check();
    await group('Var bor du').getByRole('radio', { name: 'I Sverige' }).check();
    await page.getByLabel('Vilken dag').fill('1 mars 2026');
    await page.getByLabel('Hur mycket').fill('5 000 kr');
    await page.getByRole('button', { name: 'Visa vad jag kan göra' }).click();
    await expect(page.getByRole('heading', { name: 'Ja, troligen kan ARN' })).toBeVisible();
    await expect(page.locator('.outcome').first()).toContainText('måndag 1 mars 2027');
    await expectNoSidewaysScroll(page);

    await page.locator('a[hreflang="en"]').first().click();
    await expect(page.getByRole('heading', { name: 'Yes, ARN can probably' })).toBeVisible();
  });
});
